package io.snapwarden.standalone.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.testkit.lane.LocalAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sts.StsClient;

/// The stack of `hub.yaml` in a local CloudFormation. Services get the environment that the stack gives them, and work
/// under the roles that it has made. Leases are shorter, so that nobody has to wait for those of the dead.
final class HubStack implements Installation {

    private static final String NAME = "snapwarden";
    private static final String RELEASE = "0.1.0";
    private static final List<String> FUNCTIONS = List.of("planner", "pruner", "notifier");
    private static final Pattern OUTPUT =
            Pattern.compile("<OutputKey>(\\w+)</OutputKey>\\s*(?:<Description>[^<]*</Description>\\s*)?"
                    + "<OutputValue>([^<]*)</OutputValue>");

    private final LocalAws aws;
    private final AwsClients clients;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> outputs;

    HubStack(LocalAws aws) {
        this.aws = aws;
        this.clients = aws.clients();
        putCode();
        create();
        outputs = describe();
        keepVersions();
        var sqs = clients.atHome(SqsClient.builder());
        List.of("plan", "capture", "prune", "notify")
                .forEach(name -> sqs.setQueueAttributes(set -> set.queueUrl(queue(name))
                        .attributes(Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                Long.toString(LocalDeployment.LEASE.toSeconds())))));
    }

    @Override
    public String bucket() {
        return URI.create(output("PolicyFile")).getHost();
    }

    @Override
    public String bus() {
        return output("BusName");
    }

    @Override
    public String topic() {
        return output("TopicArn");
    }

    @Override
    public String queue(String name) {
        return output(Character.toUpperCase(name.charAt(0)) + name.substring(1) + "QueueUrl");
    }

    @Override
    public boolean isFunction(String service) {
        return FUNCTIONS.contains(service);
    }

    @Override
    public Map<String, String> environment(String service) {
        var environment = new HashMap<String, String>();
        environment.putAll(isFunction(service) ? ofFunction(service) : ofTask());
        environment.putAll(
                credentials("arn:aws:iam::123456789012:role/" + NAME + "-" + service + "-" + LocalAws.REGION.id()));
        return environment;
    }

    private Map<String, String> ofFunction(String service) {
        var answer = ask(request("lambda", "/2015-03-31/functions/" + NAME + "-" + service)
                .GET());
        var variables = JsonParser.parseString(answer)
                .getAsJsonObject()
                .getAsJsonObject("Configuration")
                .getAsJsonObject("Environment")
                .getAsJsonObject("Variables");
        return variables.asMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getAsString()));
    }

    private Map<String, String> ofTask() {
        var question = new JsonObject();
        question.addProperty("taskDefinition", NAME + "-snapshotter");
        var answer = ask(request("ecs", "/")
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.DescribeTaskDefinition")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString())));
        JsonArray variables = JsonParser.parseString(answer)
                .getAsJsonObject()
                .getAsJsonObject("taskDefinition")
                .getAsJsonArray("containerDefinitions")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("environment");
        return variables.asList().stream()
                .map(variable -> variable.getAsJsonObject())
                .collect(Collectors.toMap(
                        variable -> variable.get("name").getAsString(),
                        variable -> variable.get("value").getAsString()));
    }

    private Map<String, String> credentials(String role) {
        try (var sts = clients.atHome(StsClient.builder())) {
            var credentials = sts.assumeRole(assume -> assume.roleArn(role).roleSessionName("test"))
                    .credentials();
            return Map.of(
                    "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
                    "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey(),
                    "AWS_SESSION_TOKEN", credentials.sessionToken());
        }
    }

    /// Lambda asks only that there is something: the functions run here.
    private void putCode() {
        var s3 = clients.atHome(S3Client.builder().forcePathStyle(true));
        s3.createBucket(bucket ->
                bucket.bucket("code").createBucketConfiguration(at -> at.locationConstraint(LocalAws.REGION.id())));
        FUNCTIONS.forEach(name -> s3.putObject(
                put -> put.bucket("code").key(RELEASE + "/" + name + ".zip"), RequestBody.fromString(name)));
    }

    private void create() {
        var ec2 = clients.atHome(Ec2Client.builder());
        var parameters = Map.of(
                "CodeBucket",
                "code",
                "Release",
                RELEASE,
                "SnapshotterImage",
                "snapwarden-snapshotter:" + RELEASE,
                "Subnets",
                ec2.describeSubnets().subnets().getFirst().subnetId(),
                "SecurityGroups",
                ec2.describeSecurityGroups().securityGroups().getFirst().groupId());
        var form = new HashMap<>(Map.of(
                "Action",
                "CreateStack",
                "StackName",
                NAME,
                "TemplateBody",
                HubTemplate.withoutEventSources(),
                "Capabilities.member.1",
                "CAPABILITY_NAMED_IAM"));
        int n = 1;
        for (var parameter : parameters.entrySet()) {
            form.put("Parameters.member." + n + ".ParameterKey", parameter.getKey());
            form.put("Parameters.member." + n + ".ParameterValue", parameter.getValue());
            n++;
        }
        cloudFormation(form);
    }

    /// The template says so, and moto does not hear it.
    private void keepVersions() {
        clients.atHome(S3Client.builder().forcePathStyle(true))
                .putBucketVersioning(put -> put.bucket(bucket())
                        .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED)));
    }

    private Map<String, String> describe() {
        var answer = cloudFormation(Map.of("Action", "DescribeStacks", "StackName", NAME));
        if (!answer.contains("<StackStatus>CREATE_COMPLETE</StackStatus>")) {
            throw new IllegalStateException("expected a complete stack, found " + answer);
        }
        return OUTPUT.matcher(answer)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    private String output(String name) {
        var value = outputs.get(name);
        if (value == null) {
            throw new IllegalStateException("expected an output " + name + ", found " + outputs.keySet());
        }
        return value;
    }

    private String cloudFormation(Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&", "Version=2010-05-15&", ""));
        return ask(request("cloudformation", "/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// A local AWS reads from the signature only for which service it is.
    private HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(aws.endpoint().resolve(path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDLOCAL/20260101/" + LocalAws.REGION.id() + "/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=none");
    }

    private String ask(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("expected 200, found " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + aws.endpoint(), e);
        }
    }
}
