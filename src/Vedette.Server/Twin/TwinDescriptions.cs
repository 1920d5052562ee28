using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Vedette.Server.Twin;

/// <summary>Describes the query parameters of the calls about states.</summary>
internal sealed class TwinDescriptions : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        ["at"] = "RFC 3339, or seconds or milliseconds since the Unix epoch; absent = now.",
        ["from"] = "As at; for the changes, absent = a day before to.",
        ["to"] = "As at.",
        ["kinds"] = "Kinds of entities, separated by commas.",
        ["kind"] = "Kinds of entities, separated by commas; absent = process,service,container.",
        ["category"] = "Categories of changes, separated by commas.",
        ["host"] = "Ids or names of hosts, separated by commas; absent = all.",
        ["before"] = "The next of the page before, or a moment as at: only what was before it.",
        ["limit"] = "The most entries in the reply.",
        ["q"] = "What to look for, without regard to case.",
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (string name in context.Description.ActionDescriptor.EndpointMetadata.OfType<TwinParameters>().SelectMany(p => p.Names))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Description = Descriptions[name],
                Required = name == "q",
                Schema = new OpenApiSchema { Type = name == "limit" ? JsonSchemaType.Integer : JsonSchemaType.String },
            });
        }

        return Task.CompletedTask;
    }
}
