using Vedette.Agent.Link;
using Vedette.Agent.Snapshot;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Snapshot.Terminal;
using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Agent.Tests.Snapshot;

public sealed class MachineLookTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_look_has_samples_and_a_keyframe_each_time()
    {
        var machine = new MadeUpMachine();
        using var look = new MachineLook(machine.Parts, TimeProvider.System);
        MachineReading first = await look.FirstAsync(Stop);
        MachineReading second = await look.NextAsync(Stop);
        foreach (MachineReading reading in new[] { first, second })
        {
            Assert.Empty(reading.Failures);
            Assert.Equal(25.5, reading.Samples.Value("host_cpu_usage_percent"));
            Assert.True(new StateReader(reading.StatePayload.Span).Header.IsKeyframe);
            Assert.Equal("H200", Assert.Single(reading.Of(EntityKind.Gpu)).Text(GpuFields.Model));
        }
    }

    [Fact]
    public async Task What_fails_is_told_and_the_rest_goes_on()
    {
        var machine = new MadeUpMachine { Fails = true };
        using var look = new MachineLook(machine.Parts with { Readers = [new ThrowingReader()] }, TimeProvider.System);
        MachineReading reading = await look.FirstAsync(Stop);
        Assert.Equal(3, reading.Failures.Count);
        Assert.Contains(reading.Failures, f => f.StartsWith("throwing: IOException", StringComparison.Ordinal));
        Assert.Single(reading.Entities);
    }

    [Fact]
    public async Task The_listing_shows_every_sample_and_every_field_of_the_bytes_and_nothing_moves_the_cursor()
    {
        using var look = new MachineLook(new MadeUpMachine().Parts, TimeProvider.System);
        MachineReading reading = await look.FirstAsync(Stop);
        using var output = new StringWriter();
        WireListing.Write(output, reading);
        string text = output.ToString();
        Assert.Contains("host_cpu_core_usage_percent{cpu=\"1\"} 50\n", text, StringComparison.Ordinal);
        Assert.Contains("gpu GPU-1\n  index = 0\n  vendor = \"nvidia\"\n", text, StringComparison.Ordinal);
        Assert.Contains("  model = \"llama3\\x1b[2J\"\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', text);
        Assert.Equal(reading.Samples.All.Count, text.Split('\n').Skip(1).TakeWhile(l => !l.StartsWith('#')).Count());
    }

    [Fact]
    public async Task The_summary_is_one_page_and_names_what_matters()
    {
        var machine = new MadeUpMachine();
        machine.Containers = [.. Enumerable.Range(0, 50).Select(i => machine.Containers![0] with { Name = $"c{i}" })];
        machine.Services = [.. Enumerable.Range(0, 50).Select(i => machine.Services![0] with { Name = $"s{i}.service" })];
        using var look = new MachineLook(machine.Parts, TimeProvider.System);
        MachineReading reading = await look.FirstAsync(Stop);
        var status = new AgentStatus
        {
            Version = "1", Pid = 1, WrittenAt = default, StartedAt = default, AgentId = 7, AgentName = "gpu1", ServerUrl = "https://x", ConnectedSince = MadeUpMachine.Started,
        };
        IReadOnlyList<string> lines = new MachineSummary(machine.Parts, reading, MadeUpMachine.Hardware, Paint.Plain).Build(status, running: true);
        string text = string.Join('\n', lines);
        Assert.True(lines.Count <= MachineSummary.MaxLines, text);
        foreach (string named in (string[])["gpu1, Debian GNU/Linux 12", "up 1h 0m", "25.5 %", "H200", "ollama", "50 failed: s0.service", "and 46 more", "and 47 more", "llama3\\x1b[2J", "runs as gpu1 (id 7)"])
        {
            Assert.Contains(named, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain('\x1b', text);
    }

    [Fact]
    public async Task A_frame_of_top_fits_its_terminal_and_is_sorted()
    {
        var machine = new MadeUpMachine();
        using var look = new MachineLook(machine.Parts, TimeProvider.System);
        var rows = new TopRows(machine.Parts);
        MachineReading reading = await look.FirstAsync(Stop);
        rows.Next(reading);
        machine.Processes[0].ReadBytesTotal = 1024 * 1024;
        reading = await look.NextAsync(Stop);
        List<TopRow> next = rows.Next(reading);
        Assert.True(next.Single(r => r.Process.Pid == 42).IoBytesPerSecond > 0);
        Assert.Equal(1024, next.Single(r => r.Process.Pid == 42).GpuBytes);
        foreach (TopSort sort in Enum.GetValues<TopSort>())
        {
            var view = new TopView(80, 10, sort) { ShowHelp = true };
            List<string> frame = new TopFrame(Paint.Plain, view).Draw(reading, "gpu1\u001b[2J", TopRows.Sorted(next, sort));
            Assert.True(frame.Count <= 10);
            Assert.All(frame, line => Assert.True(line.Length <= 80, line));
            Assert.All(frame, line => Assert.DoesNotContain('\x1b', line));
            Assert.Contains("<ollama> ollama", frame.First(l => l.TrimStart().StartsWith("42", StringComparison.Ordinal)), StringComparison.Ordinal);
        }

        Assert.Equal(42, TopRows.Sorted(next, TopSort.Gpu)[0].Process.Pid);
    }

    [Fact]
    public void Keys_change_the_view()
    {
        var view = new TopView(80, 24, TopSort.Cpu);
        view = Press(view, ConsoleKey.DownArrow);
        Assert.Equal(1, view.Scroll);
        Assert.Equal(0, Press(Press(view, ConsoleKey.UpArrow), ConsoleKey.UpArrow).Scroll);
        Assert.Equal(TopSort.Memory, Press(view, ConsoleKey.M, 'm').Sort);
        Assert.Equal(0, Press(view, ConsoleKey.G, 'g').Scroll);
        Assert.True(Press(view, ConsoleKey.P, 'p').Paused);
        Assert.True(Press(view, ConsoleKey.Oem2, '?').ShowHelp);
        Assert.True(Press(view, ConsoleKey.Q, 'q').Ended);
        Assert.Same(view, Press(view, ConsoleKey.Z, 'z'));
    }

    [Theory]
    [InlineData("plain é 漢", "plain é 漢")]
    [InlineData("a\nb\u001b[31m", "a\\x0ab\\x1b[31m")]
    [InlineData("\u009b31m", "\\x9b31m")]
    [InlineData("x\u202egnp", "x\\u202egnp")]
    public void Names_of_others_cannot_steer_the_terminal(string name, string shown) => Assert.Equal(shown, TerminalText.Safe(name));

    [Theory]
    [InlineData(true, null, "xterm", true)]
    [InlineData(false, null, "xterm", false)]
    [InlineData(true, "1", "xterm", false)]
    [InlineData(true, null, "dumb", false)]
    public void Colours_are_for_terminals_that_want_them(bool terminal, string? noColor, string term, bool coloured)
    {
        var environment = new Dictionary<string, string> { ["TERM"] = term };
        if (noColor is not null)
        {
            environment["NO_COLOR"] = noColor;
        }

        Assert.Equal(coloured, Paint.For(terminal, environment).Bold("x") != "x");
    }

    private static TopView Press(TopView view, ConsoleKey key, char character = '\0') => view.After(new ConsoleKeyInfo(character, key, false, false, false));
}
