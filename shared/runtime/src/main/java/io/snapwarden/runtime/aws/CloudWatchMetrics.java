package io.snapwarden.runtime.aws;

import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.port.MetricSink;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/// Puts numbers into CloudWatch, under one namespace. Numbers that CloudWatch does not take are left out: one of them
/// would cost the whole call.
final class CloudWatchMetrics implements MetricSink {

    static final String NAMESPACE = "Snapwarden";

    /// CloudWatch takes 1,000 in a call of at most 1 MB; so many stay below that with long dimensions too.
    private static final int AT_ONCE = 500;

    private static final int LONGEST_DIMENSION = 1024;

    private final CloudWatchClient cloudWatch;

    CloudWatchMetrics(AwsClients clients) {
        this.cloudWatch = clients.atHome(CloudWatchClient.builder());
    }

    @Override
    public void put(List<Metric> metrics) {
        metrics.stream()
                .filter(metric -> Double.isFinite(metric.value()))
                .map(CloudWatchMetrics::datum)
                .gather(Gatherers.windowFixed(AT_ONCE))
                .forEach(chunk -> new AwsCall("cloudwatch", "PutMetricData", NAMESPACE)
                        .run(() -> cloudWatch.putMetricData(
                                request -> request.namespace(NAMESPACE).metricData(chunk))));
    }

    private static MetricDatum datum(Metric metric) {
        return MetricDatum.builder()
                .metricName(metric.name())
                .value(metric.value())
                .unit(unit(metric.unit()))
                .timestamp(metric.at())
                .dimensions(dimensions(metric.dimensions()))
                .build();
    }

    private static StandardUnit unit(Unit unit) {
        return switch (unit) {
            case SECONDS -> StandardUnit.SECONDS;
            case BYTES -> StandardUnit.BYTES;
            case COUNT -> StandardUnit.COUNT;
        };
    }

    private static List<Dimension> dimensions(Map<String, String> dimensions) {
        return dimensions.entrySet().stream()
                .map(dimension -> Dimension.builder()
                        .name(dimension.getKey())
                        .value(printable(dimension.getValue()))
                        .build())
                .toList();
    }

    /// CloudWatch takes printable ASCII with at least one character that is no space.
    private static String printable(String text) {
        var plain = text.replaceAll("[^\\x20-\\x7e]", "?").strip();
        if (plain.isEmpty()) {
            return "-";
        }
        return plain.length() > LONGEST_DIMENSION ? plain.substring(0, LONGEST_DIMENSION) : plain;
    }
}
