using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Vedette.Server.ApiDocument;

/// <summary>Operation ids in camelCase and tags in lower case, whatever part of the server an endpoint is from: generated clients make function names of them.</summary>
internal sealed class OneStyleOfNames : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (OpenApiOperation operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            operation.OperationId = operation.OperationId is { } id ? JsonNamingPolicy.CamelCase.ConvertName(id) : null;
            operation.Tags = operation.Tags is { } tags ? new HashSet<OpenApiTagReference>(tags.Select(tag => new OpenApiTagReference(tag.Name!.ToLowerInvariant(), document))) : null;
        }

        document.Tags = new HashSet<OpenApiTag>((document.Tags ?? new HashSet<OpenApiTag>()).Select(tag => tag.Name!.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Select(name => new OpenApiTag { Name = name }));
        document.Info = new OpenApiInfo { Title = "Vedette", Version = "1" };

        // Where this document was asked for says nothing about the interface.
        document.Servers = null;
        return Task.CompletedTask;
    }
}
