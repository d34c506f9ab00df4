package io.snapwarden.benchmark.throughput;

/// Where both contestants find what they share.
final class Places {

    static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/111122223333/capture";
    static final String BUCKET = "ledger";
    static final String FOLDER = "benchmark/";
    static final String BUS = "snapwarden";

    private Places() {}
}
