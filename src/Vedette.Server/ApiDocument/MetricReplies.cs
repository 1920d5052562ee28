using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Vedette.Model.Hosts;
using Vedette.Server.Errors;

namespace Vedette.Server.ApiDocument;

/// <summary>Describes the two calls about metrics: they read their parameters and write their rows by hand, so no type tells what these are.</summary>
internal sealed class MetricReplies : IOpenApiOperationTransformer
{
    private const string Point = "MetricPoint";
    private const string Latest = "LatestMetrics";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        string path = context.Description.RelativePath ?? "";
        bool series = path.EndsWith("/metrics/timeseries", StringComparison.Ordinal);
        if (context.Document is not OpenApiDocument document || !(series || path.EndsWith("/metrics/latest", StringComparison.Ordinal)))
        {
            return;
        }

        await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellationToken);
        var problem = new OpenApiSchemaReference(nameof(Problem), document);
        if (series)
        {
            document.AddComponent(Point, DescribePoint());
            AddParameters(operation);
            operation.Responses!["200"] = Reply("OK", new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference(Point, document) });
            operation.Responses["400"] = Reply("Bad Request", problem);
        }
        else
        {
            document.AddComponent(Latest, DescribeLatest());
            operation.Responses!["200"] = Reply("OK", new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, new OpenApiSchemaReference(Latest, document)] });
        }

        operation.Responses["404"] = Reply("Not Found", problem);
    }

    private static OpenApiResponse Reply(string description, IOpenApiSchema schema) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/json"] = new() { Schema = schema } },
    };

    private static void AddParameters(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        foreach ((string name, string description) in new[]
        {
            ("start_time", "RFC 3339, or seconds or milliseconds since the Unix epoch. Needed; also read as startTime."),
            ("end_time", "As start_time; absent = now. Also read as endTime."),
            ("interval", "A whole number with s, m, h or d; absent = the samples as they came."),
            ("fields", "Names separated by commas; absent = all."),
        })
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }

    private static OpenApiSchema DescribeLatest()
    {
        OpenApiSchema latest = DescribeRow();
        latest.Properties!["id"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" };
        foreach (HostMetric metric in HostMetrics.All)
        {
            latest.Properties[metric.Field] = ReplySchemas.DescribeMetric(metric);
        }

        latest.Required = new HashSet<string>(latest.Properties.Keys, StringComparer.Ordinal);
        return latest;
    }

    /// <summary>A field is there when it was asked for; with an interval its lowest and highest are beside it, and the average of integers is none.</summary>
    private static OpenApiSchema DescribePoint()
    {
        OpenApiSchema point = DescribeRow();
        foreach (HostMetric metric in HostMetrics.All)
        {
            point.Properties![metric.Field] = new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Format = "double" };
            point.Properties[metric.Field + "_min"] = ReplySchemas.DescribeMetric(metric);
            point.Properties[metric.Field + "_max"] = ReplySchemas.DescribeMetric(metric);
        }

        point.Required = new HashSet<string>(["time", "vps_id"], StringComparer.Ordinal);
        return point;
    }

    private static OpenApiSchema DescribeRow() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["time"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
            ["vps_id"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
        },
    };
}
