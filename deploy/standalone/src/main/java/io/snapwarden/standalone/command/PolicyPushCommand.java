package io.snapwarden.standalone.command;

import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.aws.S3Document;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.cli.OutputOption;
import io.snapwarden.standalone.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        description = {
            "Validates the file and puts it into a bucket; the services take it within a minute or two.",
            "An invalid file is refused here, and by the services: the last good one stays in force."
        },
        footer = {"", "Example:", "  snapwarden policy push policy.yaml --to s3://snapwarden-bucket/policy.yaml"})
final class PolicyPushCommand implements Callable<Integer> {

    private static final Pattern IN_S3 = Pattern.compile("s3://([^/]+)/(.+)");

    @Parameters(index = "0", paramLabel = "FILE", description = "the policy file")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "s3://BUCKET/KEY",
            description = "where the services read it: the output PolicyFile of the hub's stack")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String to;

    @Mixin
    private final OutputOption output = new OutputOption();

    /// What JSON says.
    record Document(String pushed, int policies) {}

    @Override
    public Integer call() throws IOException {
        var document = document();
        var content = Files.readAllBytes(file); // what was read is what is put
        int policies = new PolicyFileReader()
                .read(file.toString(), content)
                .policies()
                .policies()
                .size();
        try (var aws = AwsPorts.usual(1, new ScopeChoice.Accounts.Own())) {
            document.write(aws.clients(), content);
        }
        output.print(
                System.out,
                new Document(document.toString(), policies),
                file + " is valid and is at " + document + " now. The services take it within a minute or two.");
        return ExitCode.ALL_WELL;
    }

    private S3Document document() {
        var parts = IN_S3.matcher(to);
        if (!parts.matches()) {
            throw new UsageException("--to: expected s3://bucket/key, found \"" + to + "\"");
        }
        return new S3Document(parts.group(1), parts.group(2));
    }
}
