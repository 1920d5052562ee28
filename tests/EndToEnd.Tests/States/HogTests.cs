using System.Text.Json;
using Vedette.EndToEnd.Tests.Outage;
using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>What ate the processor for a few seconds is found when it is long gone.</summary>
public sealed class HogTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Hog_that_was_killed_is_the_top_row_of_its_moment_and_absent_now()
    {
        await using DeliveredHost host = await DeliveredHost.EnrolledAsync(Stop);
        await host.Agent.StartAsync();
        var twin = new TwinView(host.Server, host.Agent.Id);
        long startMs = await twin.ReachesAsync(1, Stop);

        string name = $"vedette-hog-{Guid.NewGuid():N}";
        int[] pids;
        long fromMs, toMs;
        // One for each processor, before all others: what else the machine does meanwhile must not be above them.
        await using (RunningProgram hogs = RunningProgram.Start("/bin/bash", ["-c", $"for i in $(seq $(nproc)); do nice -n -20 bash -c 'exec -a {name} yes' >/dev/null & done; wait"]))
        {
            bool IsHog(JsonElement p) => CommandOf(p) is [var first] && first == name;
            await twin.SeenAsync("process", IsHog, "the hogs are seen", Stop);
            fromMs = TwinView.NowMs();
            await twin.ReachesAsync(fromMs + 4000, Stop);
            toMs = TwinView.NowMs();
            pids = [.. (await twin.NowAsync("process", Stop)).Where(IsHog).Select(p => p.GetProperty("pid").GetInt32())];
        }

        Assert.Equal(Environment.ProcessorCount, pids.Length);
        await Until.FitsAsync(
            async () => (await twin.NowAsync("process", Stop)).Count(p => pids.Contains(p.GetProperty("pid").GetInt32())), count => count == 0, Soon, "the hogs are gone", Stop);

        JsonElement then = await twin.AtAsync((fromMs + toMs) / 2, "process", Stop);
        Assert.True(then.GetProperty("complete").GetBoolean());
        Assert.InRange(TwinView.AsOf(then), startMs, toMs);
        JsonElement top = TwinView.Of(then, "process").OrderByDescending(p => TwinView.Number(p, "cpu_percent") ?? 0).First();
        Assert.Contains(top.GetProperty("pid").GetInt32(), pids);

        JsonElement[] changes = await twin.ChangesAsync(startMs, "process", Stop);
        foreach (int pid in pids)
        {
            JsonElement[] own = [.. changes.Where(c => c.GetProperty("key").GetString()!.StartsWith($"{pid}@", StringComparison.Ordinal))];
            JsonElement appeared = Assert.Single(own, c => TwinView.Text(c, "change") == "appeared");
            JsonElement gone = Assert.Single(own, c => TwinView.Text(c, "change") == "gone");
            Assert.InRange(appeared.GetProperty("at_ms").GetInt64(), startMs, fromMs);
            Assert.InRange(gone.GetProperty("at_ms").GetInt64(), fromMs + 1, TwinView.NowMs());
        }
    }

    private static string[] CommandOf(JsonElement process) =>
        process.TryGetProperty("command_line", out JsonElement words) ? [.. words.EnumerateArray().Select(w => w.GetString()!)] : [];
}
