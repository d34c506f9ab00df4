package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedMetrics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// CloudWatch, as far as one can put numbers there by the query protocol.
final class CloudWatchService implements Service {

    private static final String NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    private final SimulatedAws aws;

    CloudWatchService(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public Reply answer(Exchange exchange) {
        var params = Params.parse(exchange.body());
        var action = params.text("Action");
        if (!action.equals("PutMetricData")) {
            throw QueryXml.unknown(action);
        }
        aws.metrics().put(data(params));
        return QueryXml.reply(NAMESPACE, action, _ -> {});
    }

    private List<SimulatedMetrics.Datum> data(Params params) {
        var namespace = params.required("Namespace");
        return params.groups("MetricData.member").stream()
                .map(datum -> new SimulatedMetrics.Datum(
                        namespace,
                        datum.required("MetricName"),
                        Double.parseDouble(datum.required("Value")),
                        datum.text("Unit"),
                        dimensions(datum),
                        datum.has("Timestamp")
                                ? Instant.parse(datum.text("Timestamp"))
                                : aws.time().instant()))
                .toList();
    }

    private static Map<String, String> dimensions(Params datum) {
        var dimensions = new LinkedHashMap<String, String>();
        datum.groups("Dimensions.member")
                .forEach(dimension -> dimensions.put(dimension.text("Name"), dimension.text("Value")));
        return dimensions;
    }

    @Override
    public Reply error(AwsError error, String requestId) {
        return QueryXml.error(error, requestId);
    }
}
