package io.snapwarden.runtime.policyfile;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/// Why a file cannot be read or written, in words for the person who named it: Java's own are class names.
public final class FileTrouble {

    private FileTrouble() {}

    /// What was found in place of a file that can be read or written.
    public static String of(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> missing(file);
            case AccessDeniedException _ ->
                "no permission for the user " + System.getProperty("user.name") + ". Give it the right to this file";
            case CharacterCodingException _ -> "bytes that are no UTF-8 text";
            case FileSystemException named when named.getReason() != null -> named.getReason();
            case FileSystemException named -> named.getClass().getSimpleName();
            default ->
                Files.isDirectory(file)
                        ? "a directory. Name a file in it"
                        : Objects.toString(e.getMessage(), "trouble");
        };
    }

    private static String missing(Path file) {
        var here = Path.of("").toAbsolutePath();
        return "nothing of that name" + (file.isAbsolute() ? "" : " in " + here) + ". Check the path";
    }
}
