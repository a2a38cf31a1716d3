package org.dashgrn.compute;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

/**
 * Where JavaCPP unpacks native code. Its default folder is shared by everything of this user that uses JavaCPP: another
 * version of a library, unpacked while ours is in use, would crash the process.
 */
final class NativeCache {

    private static final String FOLDER = "org.bytedeco.javacpp.cachedir";

    private NativeCache() {
    }

    /** Chooses a folder for this version, unless the user has chosen one; before anything is loaded. */
    static void separate() throws IOException {
        if (System.getProperty(FOLDER) != null) {
            return;
        }
        System.setProperty(FOLDER, Path.of(System.getProperty("user.home"), ".javacpp", "cache",
            "dashgrn-" + Loader.getVersion()).toString());
        try {
            // it is asked for once; others in this process keep theirs
            Loader.getCacheDir();
        } finally {
            System.clearProperty(FOLDER);
        }
    }
}
