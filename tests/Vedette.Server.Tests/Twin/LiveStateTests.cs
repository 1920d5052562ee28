using System.Text.Json;
using Vedette.Model.States;
using Vedette.Testing;

namespace Vedette.Server.Tests.Twin;

public sealed class LiveStateTests
{
    [Fact]
    public async Task A_page_gets_the_whole_state_once_and_then_what_differs_and_is_told_when_it_must_begin_anew()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 60_000;
        twin.Host.Set(EntityKind.Process, "1@1", d => d.Text(ProcessFields.Name, "init"), r => r.Number(ProcessFields.CpuPercent, 1));
        twin.Host.Set(EntityKind.Disk, "sda", d => { d.Text(DiskFields.Name, "sda"); d.Text(DiskFields.Kind, "ssd"); });
        await twin.Host.TellAsync(start);
        using HttpResponseMessage stream = await twin.Viewer.GetAsync(twin.Address("state/live"), HttpCompletionOption.ResponseHeadersRead, ControlServer.Stop);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync(ControlServer.Stop));

        (string name, JsonElement whole) = await NextAsync(lines);
        Assert.Equal("state", name);
        Assert.Equal(start, whole.GetProperty("as_of_ms").GetInt64());
        twin.Host.Set(EntityKind.Process, "1@1", d => d.Text(ProcessFields.Name, "init"), r => r.Number(ProcessFields.CpuPercent, 2));
        twin.Host.Set(EntityKind.Process, "2@2", d => d.Text(ProcessFields.Name, "sh"));
        twin.Host.Remove(EntityKind.Disk, "sda");
        twin.Host.Set(EntityKind.Disk, "sdb", d => { d.Text(DiskFields.Name, "sdb"); d.Text(DiskFields.Kind, "nvme"); });
        await twin.Host.TellAsync(start + 10_000);
        (name, JsonElement delta) = await NextAsync(lines);
        Assert.Equal("delta", name);
        Assert.Equal(start + 10_000, delta.GetProperty("at_ms").GetInt64());

        // What the portal's tests are fed with.
        JsonElement sample = JsonElement.Parse(await File.ReadAllTextAsync(RepositoryRoot.File("portal/src/features/host/state/delta.sample.json"), ControlServer.Stop));
        Assert.Equal(Texts(sample.GetProperty("changed")), Texts(delta.GetProperty("changed")));
        Assert.Equal(Texts(sample.GetProperty("gone")), Texts(delta.GetProperty("gone")));
        twin.Host.Restart();
        await twin.Host.TellAsync(start + 20_000);
        Assert.Equal("stale", (await NextAsync(lines)).Name);
        Assert.Null(await lines.ReadLineAsync(ControlServer.Stop));
    }

    [Fact]
    public async Task A_late_row_that_fills_a_gap_makes_the_newest_state_whole_again()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 60_000;
        var tracker = new Protocol.States.StateTracker(TimeSpan.FromHours(6));
        var rows = new List<byte[]>();
        for (int i = 0; i < 4; i++)
        {
            tracker.Begin(start + (i * 1000));
            tracker.Observe(EntityKind.Process, $"{i}@1", [], []);
            rows.Add(tracker.Finish().ToArray());
        }

        await PostAsync(twin, rows[0]);
        Assert.True((await twin.GetAsync("state")).GetProperty("complete").GetBoolean());
        await PostAsync(twin, rows[3]);
        Assert.False((await twin.GetAsync("state")).GetProperty("complete").GetBoolean());
        await PostAsync(twin, rows[1]);
        await PostAsync(twin, rows[2]);
        JsonElement whole = await twin.GetAsync("state");
        Assert.True(whole.GetProperty("complete").GetBoolean());
        Assert.Equal(4, whole.GetProperty("entities").GetProperty("process").GetArrayLength());
    }

    /// <summary>In an order of their own: a delta has none.</summary>
    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(e => JsonSerializer.Serialize(e)).Order(StringComparer.Ordinal);

    private static async Task PostAsync(TwinServer twin, byte[] row) =>
        await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Storage.States.IStateWriter>(twin.Server.Services)
            .AppendAsync(new Storage.States.PostedState(twin.Host.Id, row, twin.NowMs), ControlServer.Stop);

    private static async Task<(string Name, JsonElement Data)> NextAsync(StreamReader lines)
    {
        string name = (await lines.ReadLineAsync(ControlServer.Stop))!["event: ".Length..];
        string data = (await lines.ReadLineAsync(ControlServer.Stop))!["data: ".Length..];
        Assert.Equal("", await lines.ReadLineAsync(ControlServer.Stop));
        return (name, JsonElement.Parse(data));
    }
}
