package io.snapwarden.runtime.policyfile;

import java.util.List;
import java.util.stream.Collectors;

/// A policy file that is refused, with everything that is wrong with it in the order of the file.
public final class PolicyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    PolicyFileException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
