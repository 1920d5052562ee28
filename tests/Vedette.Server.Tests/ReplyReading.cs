using System.Text.Json;

namespace Vedette.Server.Tests;

internal static class ReplyReading
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage reply) =>
        JsonElement.Parse(await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public static string[] Fields(this JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];
}
