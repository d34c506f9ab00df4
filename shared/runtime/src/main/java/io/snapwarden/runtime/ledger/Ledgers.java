package io.snapwarden.runtime.ledger;

import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.policyfile.LedgerLocation;
import io.snapwarden.runtime.port.RunLedger;
import java.nio.file.Path;

/// Opens the ledger that a file or a setting names.
public final class Ledgers {

    private Ledgers() {}

    public static RunLedger open(LedgerLocation location, AwsClients clients) {
        return switch (location) {
            case LedgerLocation.Bucket(var name, var prefix) -> new S3Ledger(clients, name, prefix);
            case LedgerLocation.Directory(var path) -> new DirectoryLedger(Path.of(path));
        };
    }
}
