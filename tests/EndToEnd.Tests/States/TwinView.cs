using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.EndToEnd.Tests.Transport;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>One host as the server's calls about states show it.</summary>
internal sealed class TwinView(ServerProgram server, int hostId)
{
    /// <summary>Long, since the machine that runs the tests may be busy; what is waited for comes within seconds.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    public Task<JsonElement> GetAsync(string call, CancellationToken stop) => server.GetAsync($"/api/vps/{hostId}/{call}", stop);

    public Task<JsonElement> AtAsync(long atMs, string kinds, CancellationToken stop) => GetAsync($"state?at={atMs}&kinds={kinds}", stop);

    /// <summary>The entities of a kind now, or none where nothing is known yet.</summary>
    public async Task<JsonElement[]> NowAsync(string kind, CancellationToken stop) => Of(await GetAsync($"state?kinds={kind}", stop), kind);

    public async Task<JsonElement[]> ChangesAsync(long fromMs, string kinds, CancellationToken stop)
    {
        JsonElement reply = await GetAsync($"changes?from={fromMs}&kinds={kinds}&limit=5000", stop);
        Assert.False(reply.GetProperty("truncated").GetBoolean());
        return [.. reply.GetProperty("changes").EnumerateArray()];
    }

    /// <summary>Waits until one entity of the kind fits, and returns it.</summary>
    public async Task<JsonElement> SeenAsync(string kind, Func<JsonElement, bool> fits, string what, CancellationToken stop)
    {
        JsonElement[] seen = await Until.FitsAsync(async () => (await NowAsync(kind, stop)).Where(fits).ToArray(), found => found.Length > 0, Soon, what, stop);
        return seen[0];
    }

    public Task<JsonElement> NamedAsync(string kind, string name, CancellationToken stop) => SeenAsync(kind, e => Text(e, "name") == name, $"the {kind} {name} is seen", stop);

    public Task GoneAsync(string kind, string name, CancellationToken stop) => Until.FitsAsync(
        async () => (await NowAsync(kind, stop)).Count(e => Text(e, "name") == name), count => count == 0, Soon, $"the {kind} {name} is gone", stop);

    /// <summary>Waits until one change since then fits, and returns it.</summary>
    public async Task<JsonElement> ChangedAsync(long fromMs, string kinds, Func<JsonElement, bool> fits, string what, CancellationToken stop)
    {
        JsonElement[] seen = await Until.FitsAsync(async () => (await ChangesAsync(fromMs, kinds, stop)).Where(fits).ToArray(), found => found.Length > 0, Soon, what, stop);
        return seen[^1];
    }

    /// <summary>When the newest state was read; waits until it is not older than that.</summary>
    public async Task<long> ReachesAsync(long atMs, CancellationToken stop) => await Until.FitsAsync(
        async () => AsOf(await GetAsync("state?kinds=host", stop)), asOf => asOf >= atMs, Soon, $"a state of {atMs} or later is there", stop);

    public static JsonElement[] Of(JsonElement state, string kind) =>
        state.GetProperty("entities").TryGetProperty(kind, out JsonElement entities) ? [.. entities.EnumerateArray()] : [];

    public static long AsOf(JsonElement state) => state.GetProperty("as_of_ms") is { ValueKind: JsonValueKind.Number } known ? known.GetInt64() : 0;

    /// <summary>Null where the field is absent.</summary>
    public static string? Text(JsonElement entity, string field) => entity.TryGetProperty(field, out JsonElement value) ? value.ToString() : null;

    public static double? Number(JsonElement entity, string field) => entity.TryGetProperty(field, out JsonElement value) ? value.GetDouble() : null;

    public static long NowMs() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
}
