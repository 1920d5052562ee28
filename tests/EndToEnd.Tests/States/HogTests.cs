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
        int pid;
        long fromMs, toMs;
        // Before all others, in a session of its own since the kernel weighs sessions first: what else the machine does meanwhile must not be above it.
        await using (RunningProgram hog = RunningProgram.Start(
            "/usr/bin/setsid", ["--wait", "/bin/bash", "-c", $"echo -20 >/proc/self/autogroup; exec -a {name} nice -n -20 /bin/bash -c 'exec -a {name} yes >/dev/null'"]))
        {
            JsonElement seen = await twin.SeenAsync("process", p => CommandOf(p) is [var first] && first == name, "the hog is seen", Stop);
            pid = seen.GetProperty("pid").GetInt32();
            fromMs = TwinView.NowMs();
            await twin.ReachesAsync(fromMs + 4000, Stop);
            toMs = TwinView.NowMs();
        }

        await Until.FitsAsync(
            async () => (await twin.NowAsync("process", Stop)).Count(p => p.GetProperty("pid").GetInt32() == pid), count => count == 0, Soon, "the hog is gone", Stop);
        JsonElement then = await twin.AtAsync((fromMs + toMs) / 2, "process", Stop);
        Assert.True(then.GetProperty("complete").GetBoolean());
        Assert.InRange(TwinView.AsOf(then), fromMs - 2000, toMs);
        JsonElement[] rows = [.. TwinView.Of(then, "process").OrderByDescending(p => TwinView.Number(p, "cpu_percent") ?? 0)];
        Assert.True(rows[0].GetProperty("pid").GetInt32() == pid, string.Join('\n', rows.Take(4)));

        JsonElement[] own = [.. (await twin.ChangesAsync(startMs, "process", Stop)).Where(c => c.GetProperty("key").GetString()!.StartsWith($"{pid}@", StringComparison.Ordinal))];
        JsonElement appeared = Assert.Single(own, c => TwinView.Text(c, "change") == "appeared");
        JsonElement gone = Assert.Single(own, c => TwinView.Text(c, "change") == "gone");
        Assert.InRange(appeared.GetProperty("at_ms").GetInt64(), startMs, fromMs);
        Assert.InRange(gone.GetProperty("at_ms").GetInt64(), fromMs + 1, TwinView.NowMs());
    }

    private static string[] CommandOf(JsonElement process) =>
        process.TryGetProperty("command_line", out JsonElement words) ? [.. words.EnumerateArray().Select(w => w.GetString()!)] : [];
}
