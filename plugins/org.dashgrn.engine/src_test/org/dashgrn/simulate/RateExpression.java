package org.dashgrn.simulate;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the right-hand sides of the published simulation: + - * /, brackets, numbers, genes, fAct(gene, EC50, n). */
final class RateExpression {

    private static final Pattern TOKEN = Pattern.compile("\\s*([-+*/(),]|[0-9][0-9.e-]*|[A-Za-z][A-Za-z0-9_]*)");

    private final Matcher m_tokens;
    private final Map<String, Integer> m_genes;
    private String m_token;

    private RateExpression(final String text, final Map<String, Integer> genes) {
        m_tokens = TOKEN.matcher(text);
        m_genes = genes;
        advance();
    }

    static ToDoubleFunction<double[]> parse(final String text, final Map<String, Integer> genes) {
        final RateExpression parser = new RateExpression(text, genes);
        final ToDoubleFunction<double[]> parsed = parser.sum();
        if (!parser.m_token.isEmpty()) {
            throw new IllegalArgumentException("unexpected " + parser.m_token + " in " + text);
        }
        return parsed;
    }

    private String advance() {
        final String token = m_token;
        m_token = m_tokens.lookingAt() ? m_tokens.group(1) : "";
        m_tokens.region(m_token.isEmpty() ? m_tokens.regionEnd() : m_tokens.end(), m_tokens.regionEnd());
        return token;
    }

    private void expect(final String token) {
        if (!advance().equals(token)) {
            throw new IllegalArgumentException("expected " + token + " before " + m_token);
        }
    }

    private ToDoubleFunction<double[]> sum() {
        ToDoubleFunction<double[]> value = product();
        while (m_token.equals("+") || m_token.equals("-")) {
            final ToDoubleFunction<double[]> left = value;
            final boolean plus = advance().equals("+");
            final ToDoubleFunction<double[]> right = product();
            value = plus ? x -> left.applyAsDouble(x) + right.applyAsDouble(x)
                : x -> left.applyAsDouble(x) - right.applyAsDouble(x);
        }
        return value;
    }

    private ToDoubleFunction<double[]> product() {
        ToDoubleFunction<double[]> value = factor();
        while (m_token.equals("*") || m_token.equals("/")) {
            final ToDoubleFunction<double[]> left = value;
            final boolean times = advance().equals("*");
            final ToDoubleFunction<double[]> right = factor();
            value = times ? x -> left.applyAsDouble(x) * right.applyAsDouble(x)
                : x -> left.applyAsDouble(x) / right.applyAsDouble(x);
        }
        return value;
    }

    private ToDoubleFunction<double[]> factor() {
        final String token = advance();
        if (token.equals("(")) {
            final ToDoubleFunction<double[]> value = sum();
            expect(")");
            return value;
        }
        if (token.equals("fAct")) {
            expect("(");
            final int gene = m_genes.get(advance());
            expect(",");
            final double ec50 = Double.parseDouble(advance());
            expect(",");
            final double exponent = Double.parseDouble(advance());
            expect(")");
            return x -> HillSystem.activation(x[gene], ec50, exponent);
        }
        if (Character.isDigit(token.charAt(0))) {
            final double number = Double.parseDouble(token);
            return x -> number;
        }
        final int gene = m_genes.get(token);
        return x -> x[gene];
    }
}
