using Vedette.Agent.Configuration;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Telegraf;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Telegraf;

/// <summary>With a stand-in for telegraf: a script that is started, speaks and misbehaves as one.</summary>
public sealed class TelegrafSupervisorTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly TelegrafSamples _samples = new();
    private readonly TestLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Its_measurements_arrive_and_it_sees_its_configuration_and_nothing_of_ours()
    {
        string program = Script("""
            [ "$1" = --config ] && [ "$3" = --config-directory ] && [ "$4" = /etc/own ] || exit 9
            grep -q 'data_format = "influx"' "$2" || exit 8
            [ -z "$VEDETTE_API_KEY" ] || exit 7
            [ "$(id -u)" = "$(stat -c %u "$2")" ] && [ "$(stat -c %a "$2")" = 600 ] || exit 6
            read -r nothing && exit 5
            echo 'stand_in,kind=test value=42i 1700000000000000000'
            exec sleep 1000
            """);
        Environment.SetEnvironmentVariable("VEDETTE_API_KEY", "secret");
        try
        {
            await WhileRunningAsync(new TelegrafSettings { Binary = program, ConfigDirectory = "/etc/own" }, async () =>
            {
                SampleSet cycle = await CycleAsync(c => c.Value("stand_in") is not null);
                Assert.Equal(42, cycle.Value("stand_in"));
                Assert.Equal(1, cycle.Value("vedette_agent_telegraf_up"));
            });
        }
        finally
        {
            Environment.SetEnvironmentVariable("VEDETTE_API_KEY", null);
        }
    }

    [Fact]
    public async Task It_is_ended_with_its_children_even_where_it_will_not()
    {
        string pids = _folder.File("pids");
        string program = Script($"trap '' TERM\nsleep 1001 &\necho $$ $! > {pids}.new; mv {pids}.new {pids}\necho 'm a=1'\nwhile :; do wait; done");
        await WhileRunningAsync(new TelegrafSettings { Binary = program }, () => CycleAsync(c => c.Value("m_a") is not null));
        string[] all = (await File.ReadAllTextAsync(pids, Stop)).Trim().Split(' ');
        Assert.Equal(2, all.Length);
        foreach (string pid in all)
        {
            await EndsAsync(pid);
        }
    }

    [Fact]
    public async Task A_crash_loop_is_started_again_with_pauses_and_garbage_hurts_nobody()
    {
        string program = Script("head -c 300000 /dev/zero | tr '\\0' x; echo; printf 'bad\\001\\n\\xff\\xfe\\n'; echo 'last a=1'; echo 'panic: no http://bob:AgS3cretPass77@h/' >&2; exit 3");
        await WhileRunningAsync(new TelegrafSettings { Binary = program }, async () =>
        {
            double starts = 0;
            double bad = 0;
            double last = 0;
            await CycleAsync(c =>
            {
                starts = c.Value("vedette_agent_telegraf_starts_total") ?? 0;
                bad = c.Value("vedette_agent_telegraf_dropped_lines_total", "reason", "malformed") ?? 0;
                last += c.Value("last_a") ?? 0;
                return starts >= 2 && last >= 1 && bad >= 3;
            });
        });
        Assert.Contains("exit code 3", _log.Text, StringComparison.Ordinal);
        Assert.Contains("panic: no http://bob:***@h/", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_of_complaints_fills_no_log()
    {
        string program = Script("i=0; while [ $i -lt 5000 ]; do echo \"complaint $i\" >&2; i=$((i+1)); done; echo 'm a=1'; exec sleep 1000");
        await WhileRunningAsync(new TelegrafSettings { Binary = program }, () => CycleAsync(c => c.Value("m_a") is not null));
        Assert.True(_log.Lines.Count(l => l.Contains("complaint", StringComparison.Ordinal)) <= 60, $"{_log.Lines.Length} lines");
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told()
    {
        await WhileRunningAsync(new TelegrafSettings { Binary = _folder.File("none") }, async () =>
        {
            while (!_log.Text.Contains("cannot be started", StringComparison.Ordinal))
            {
                Stop.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        });
        Assert.Contains("No such file", _log.Text, StringComparison.Ordinal);
    }

    private async Task WhileRunningAsync(TelegrafSettings settings, Func<Task> act)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task running = new TelegrafSupervisor(settings, new StateDirectory(_folder.Path), _samples, _log.Log, TimeProvider.System).RunAsync(ending.Token);
        try
        {
            await act();
        }
        finally
        {
            await ending.CancelAsync();
            await running;
        }
    }

    private async Task<SampleSet> CycleAsync(Func<SampleSet, bool> fits)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var cycle = new SampleSet(0, 0);
            _samples.Collect(cycle);
            if (fits(cycle))
            {
                return cycle;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, _log.Text);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        }
    }

    private string Script(string body)
    {
        string path = _folder.File("telegraf");
        ProgramFile.Write(path, "#!/bin/sh\n" + body + "\n");
        return path;
    }

    // The signal was sent when the supervisor ended; what dies of it takes its own time.
    private static async Task EndsAsync(string pid)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!IsGone(pid))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, $"{pid} still runs");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        }
    }

    // A child of a child is init's to collect: until then it is a zombie.
    private static bool IsGone(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
