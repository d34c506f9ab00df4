package io.snapwarden.domain.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A kind of resource that AWS Backup takes, by what its ARN looks like.
public enum BackupType {
    EBS("ebs", "ec2:volume/.+", "ec2:volume"),
    EC2("ec2", "ec2:instance/.+", "ec2:instance"),
    EFS("efs", "elasticfilesystem:file-system/.+", "elasticfilesystem:file-system"),
    FSX("fsx", "fsx:(file-system|volume)/.+", "fsx:file-system fsx:volume"),
    DYNAMODB("dynamodb", "dynamodb:table/[^/]+", "dynamodb:table"),
    S3("s3", "s3:[^/:]+", "s3"),
    RDS("rds", "rds:db:.+", "rds:db"),
    /// All clusters of RDS: those of Aurora, DocumentDB and Neptune have one form of ARN.
    AURORA("aurora", "rds:cluster:.+", "rds:cluster"),
    REDSHIFT("redshift", "redshift:cluster:.+", "redshift:cluster"),
    STORAGE_GATEWAY("storage-gateway", "storagegateway:gateway/[^/]+/volume/.+", "storagegateway"),
    TIMESTREAM("timestream", "timestream:database/[^/]+/table/.+", "timestream"),
    CLOUDFORMATION("cloudformation", "cloudformation:stack/.+", "cloudformation:stack"),
    EKS("eks", "eks:cluster/.+", "eks:cluster"),
    SAP_HANA("sap-hana", "ssm-sap:HANA/.+", "ssm-sap"),
    VIRTUAL_MACHINE("virtual-machine", "backup-gateway:vm/.+", "backup-gateway:vm");

    private final String word;
    private final Pattern form;
    private final String tagged;

    BackupType(String word, String form, String tagged) {
        this.word = word;
        this.form = Pattern.compile(form);
        this.tagged = tagged;
    }

    /// Empty for what AWS Backup does not take, as far as this release knows.
    public static Optional<BackupType> of(ResourceId resource) {
        var thing = Arn.thing(resource.value());
        return Arrays.stream(values())
                .filter(type -> type.form.matcher(thing).matches())
                .findFirst();
    }

    /// What AWS Backup would take too of a kind that another service makes points of; null where it takes nothing.
    public static @Nullable BackupType takingToo(ResourceKind kind) {
        return switch (kind) {
            case VOLUME -> EBS;
            case INSTANCE -> EC2;
            case RDS -> RDS;
            case AURORA -> AURORA;
            case AWS_BACKUP, COMMAND -> null;
        };
    }

    /// The resource types of the tagging API that hold this one, and perhaps others.
    public List<String> taggedTypes() {
        return List.of(tagged.split(" "));
    }

    /// The word used in policy files.
    @Override
    public String toString() {
        return word;
    }
}
