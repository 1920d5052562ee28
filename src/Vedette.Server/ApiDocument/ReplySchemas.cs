using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Vedette.Model.Hosts;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Document2;
using Vedette.Server.Miners.Judgement.Rules;
using Vedette.Server.Miners.Rows;
using Vedette.Server.Miners.Scans;
using Vedette.Server.Miners.Sites;
using Vedette.Server.Twin;
using Vedette.Storage.Control;

namespace Vedette.Server.ApiDocument;

/// <summary>What the types alone do not tell about replies: the fields of host metrics, the usual keys of hardware, and that every field of a host's page is always there.</summary>
internal sealed class ReplySchemas : IOpenApiSchemaTransformer
{
    private const string Hardware = "HardwareInfo";

    /// <summary>Replies whose fields are always there, null where they are not known.</summary>
    private static readonly FrozenSet<Type> Whole = FrozenSet.ToFrozenSet(
    [
        typeof(VpsItem), typeof(MinerRow), typeof(MinerDetail), typeof(MinersSummary), typeof(MinerCounts), typeof(BoardView), typeof(SiteBoard), typeof(PoolView), typeof(SiteView), typeof(RangeView),
        typeof(MiningPool), typeof(StatsPoint), typeof(AlgorithmTotal), typeof(HeatLimits),
    ]);

    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(HostMetricValues))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = HostMetrics.All.ToDictionary(metric => metric.Field, DescribeMetric, StringComparer.Ordinal);
            RequireAll(schema);
        }
        else if (context.JsonTypeInfo.Type == typeof(HostDetail) && context.JsonPropertyInfo is null && context.Document is OpenApiDocument document)
        {
            OpenApiSchema hardware = await context.GetOrCreateSchemaAsync(typeof(HardwareInfo), null, cancellationToken);

            // Agents of other makers send what they have: any key may be missing.
            hardware.Required = null;
            document.AddComponent(Hardware, hardware);
            schema.Properties!["hardware"] = new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, new OpenApiSchemaReference(Hardware, document)] };
            RequireAll(schema);
        }
        else if (context.JsonTypeInfo.Type == typeof(EntityView))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "The key and the known fields of the kind.";
            schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["key"] = new OpenApiSchema { Type = JsonSchemaType.String } };
            schema.Required = new HashSet<string>(["key"], StringComparer.Ordinal);
            schema.AdditionalProperties = new OpenApiSchema();
        }
        else if (Whole.Contains(context.JsonTypeInfo.Type))
        {
            RequireAll(schema);
        }
        else if (context.JsonTypeInfo.Type == typeof(JsonElement))
        {
            schema.Description = "Any JSON.";
        }
    }

    public static IOpenApiSchema DescribeMetric(HostMetric metric) => new OpenApiSchema
    {
        Type = (metric.Integral ? JsonSchemaType.Integer : JsonSchemaType.Number) | JsonSchemaType.Null,
        Format = metric.Integral ? "int64" : "double",
    };

    private static void RequireAll(OpenApiSchema schema) => schema.Required = new HashSet<string>(schema.Properties!.Keys, StringComparer.Ordinal);
}
