using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Vedette.Server.Tests.ApiDocument;

/// <summary>The whole server's description of itself, read once.</summary>
public sealed class ServerDocument : IAsyncLifetime
{
    public string Text { get; private set; } = "";

    public JsonElement Root { get; private set; }

    public JsonElement Schemas => Root.GetProperty("components").GetProperty("schemas");

    /// <summary>Every call that the server answers, as "GET /api/hosts".</summary>
    public IReadOnlyList<string> Calls { get; private set; } = [];

    /// <summary>What the server keeps out of its description.</summary>
    public IReadOnlyList<string> Undescribed { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        HttpResponseMessage reply = await server.Http.GetAsync("/openapi/v1.json", ControlServer.Stop);
        Text = await reply.Content.ReadAsStringAsync(ControlServer.Stop);
        Assert.True(reply.IsSuccessStatusCode, Text);
        Root = JsonElement.Parse(Text);
        ILookup<bool, string> calls = server.Endpoints
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(method => (endpoint, Call: $"{method} {PathOf(endpoint)}")))
            .ToLookup(c => c.endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()?.ExcludeFromDescription == true, c => c.Call);
        (Calls, Undescribed) = ([.. calls[false]], [.. calls[true]]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string PathOf(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.Replace(":int}", "}", StringComparison.Ordinal).TrimEnd('/');
}
