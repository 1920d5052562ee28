using System.Text.Json;
using System.Text.Json.Nodes;
using Vedette.Model.Hosts;
using Vedette.Protocol.Channels;
using Vedette.Testing;

namespace Vedette.Server.Tests.ApiDocument;

public sealed class ApiDocumentTests(ServerDocument document) : IClassFixture<ServerDocument>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", IndentSize = 2 };

    [Fact]
    public void Every_endpoint_is_in_the_document_with_a_typed_reply()
    {
        JsonElement paths = document.Root.GetProperty("paths");

        Assert.True(document.Calls.Count > 35, $"only {document.Calls.Count} calls");
        foreach (string[] call in document.Calls.Select(call => call.Split(' ')))
        {
            Assert.True(paths.TryGetProperty(call[1], out JsonElement described), call[1]);
            Assert.True(described.TryGetProperty(call[0].ToLowerInvariant(), out JsonElement operation), string.Join(' ', call));
            Assert.NotEmpty(operation.GetProperty("responses").EnumerateObject());
        }
    }

    /// <summary>An agent's stream is no JSON, and the document does not describe itself.</summary>
    [Fact]
    public void Nothing_is_kept_out_of_the_document_but_streams_and_the_document_itself() => Assert.Equal(
        ["GET /openapi/{documentName}.json", $"GET {AgentService.WebSocketPath}", $"POST {AgentService.StreamPath}"], document.Undescribed.Order(StringComparer.Ordinal));

    [Fact]
    public void The_portals_copy_is_the_servers_document()
    {
        string live = RepositoryRoot.File("artifacts/openapi.json");
        JsonNode root = JsonNode.Parse(document.Text)!;
        Directory.CreateDirectory(Path.GetDirectoryName(live)!);
        File.WriteAllText(live, root.ToJsonString(Indented) + "\n");
        JsonNode committed = JsonNode.Parse(File.ReadAllText(RepositoryRoot.File("portal/openapi.json")))!;

        Assert.True(
            JsonNode.DeepEquals(root, committed),
            "portal/openapi.json is not what the server says of itself. Refresh it and the types made from it: cp artifacts/openapi.json portal/openapi.json && npm --prefix portal run generate");
    }

    [Fact]
    public void Operations_have_one_style_of_names_and_none_twice()
    {
        string[] ids =
        [
            .. document.Root.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
                .Where(o => o.Value.TryGetProperty("operationId", out _)).Select(o => o.Value.GetProperty("operationId").GetString()!),
        ];

        Assert.All(ids, id => Assert.True(char.IsAsciiLetterLower(id[0]), id));
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_point_of_a_series_names_every_metric_and_its_lowest_and_highest()
    {
        JsonElement point = document.Schemas.GetProperty("MetricPoint").GetProperty("properties");

        string[] expected = [.. HostMetrics.All.SelectMany(m => new[] { m.Field, m.Field + "_min", m.Field + "_max" }), "time", "vps_id"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), point.Fields().Order(StringComparer.Ordinal));
        Assert.Equal(HostMetrics.All.Count + 3, document.Schemas.GetProperty("LatestMetrics").GetProperty("required").GetArrayLength());
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("HostList")]
    [InlineData("HostDetail")]
    [InlineData("HostMetrics")]
    [InlineData("HardwareInfo")]
    [InlineData("Consent")]
    [InlineData("CoreUsage")]
    [InlineData("Filesystem")]
    [InlineData("LoginRequest")]
    [InlineData("LoginReply")]
    [InlineData("SetupState")]
    [InlineData("SetupRequest")]
    [InlineData("Person")]
    [InlineData("Role")]
    [InlineData("NewUser")]
    [InlineData("UserAccount")]
    [InlineData("RenameRequest")]
    [InlineData("RotatedKey")]
    [InlineData("NewEnrolmentToken")]
    [InlineData("EnrolmentToken")]
    [InlineData("EnrolmentTokenState")]
    [InlineData("VpsItem")]
    [InlineData("Problem")]
    [InlineData("MetricPoint")]
    [InlineData("LatestMetrics")]
    [InlineData("ServerInfo")]
    [InlineData("HealthReply")]
    public void The_portals_schemas_have_plain_names(string name) => Assert.True(document.Schemas.TryGetProperty(name, out _), name);

    [Fact]
    public void Integers_are_integers_and_every_host_metric_is_described()
    {
        JsonElement schemas = document.Schemas;

        Assert.Equal("integer", schemas.GetProperty("Host").GetProperty("properties").GetProperty("id").GetProperty("type").GetString());
        Assert.Equal(HostMetrics.All.Select(m => m.Field), schemas.GetProperty("HostMetrics").GetProperty("properties").Fields());
        JsonElement detail = schemas.GetProperty("HostDetail");
        Assert.Equal(detail.GetProperty("properties").Fields().Order(StringComparer.Ordinal), detail.GetProperty("required").EnumerateArray().Select(r => r.GetString()!).Order(StringComparer.Ordinal));
        Assert.True(detail.GetProperty("properties").GetProperty("hardware").GetProperty("oneOf")[1].GetProperty("properties").TryGetProperty("cpu_model", out _));
        Assert.True(schemas.GetProperty("HardwareInfo").GetProperty("properties").TryGetProperty("cpu_model", out _));
        Assert.Equal(["admin", "viewer"], schemas.GetProperty("Role").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!).Order(StringComparer.Ordinal));
    }
}
