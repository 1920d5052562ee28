using System.Text.Json.Nodes;
using Vedette.Miners.Connections;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Families;

/// <summary>Devices of which a test writes the replies down, read from their address alone.</summary>
internal static class MadeUpReplies
{
    public static RecordedDevice Rpc(params ReadOnlySpan<(string Command, string Reply)> replies) => new(new JsonObject { ["rpc"] = Texts(replies) });

    public static JsonObject Texts(params ReadOnlySpan<(string Name, string Reply)> replies)
    {
        var texts = new JsonObject();
        foreach ((string name, string reply) in replies)
        {
            texts[name] = reply;
        }

        return texts;
    }

    /// <summary>Pages that answer 200, by "GET /path".</summary>
    public static JsonObject Pages(params ReadOnlySpan<(string Name, string Body)> pages)
    {
        var texts = new JsonObject();
        foreach ((string name, string body) in pages)
        {
            texts[name] = new JsonObject { ["status"] = 200, ["body"] = body };
        }

        return texts;
    }

    public static async Task<MinerSnapshot> ReadAsync(RecordedDevice device)
    {
        var reader = new MinerReader(new MinerConnectionOptions(), new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        MinerIdentity? identity = await reader.IdentifyAsync(device, TestContext.Current.CancellationToken);
        Assert.NotNull(identity);
        MinerSnapshot? snapshot = await reader.ReadAsync(device, identity, TestContext.Current.CancellationToken);
        Assert.NotNull(snapshot);
        Assert.Equal(identity.Vendor, snapshot.Identity.Vendor);
        return snapshot;
    }
}
