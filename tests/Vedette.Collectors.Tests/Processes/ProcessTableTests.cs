using Vedette.Collectors.Processes;
using Vedette.Testing;

namespace Vedette.Collectors.Tests.Processes;

public sealed class ProcessTableTests : IDisposable
{
    private readonly ProcessTree _tree = new();
    private readonly ManualClock _clock = new();
    private readonly ProcessTable _table;

    public ProcessTableTests() => _table = new ProcessTable(_tree.Files, _clock);

    public void Dispose()
    {
        _table.Dispose();
        _tree.Dispose();
    }

    [Fact]
    public void Process_of_an_old_kernel_is_read_whole()
    {
        _tree.Add(2301, "linux-2.6.32", "/usr/sbin/httpd\0-k\0start\0").Link(2301, "exe", "/usr/sbin/httpd (deleted)").Link(2301, "cwd", "/").Link(2301, "fd/0", "/dev/null").Link(2301, "fd/1", "socket:[77]");
        Cycle();
        ProcessReading process = Assert.Single(_table.Current);
        Assert.Equal(("2301@43210", 2290, "httpd", "apache", 48), (process.Key, process.ParentPid, process.Name, process.User, process.Uid));
        Assert.Equal(("/usr/sbin/httpd", true, "/"), (process.Executable, process.ExecutableDeleted, process.WorkingDirectory));
        Assert.Equal(["/usr/sbin/httpd", "-k", "start"], process.CommandLine);
        Assert.Equal(("/web", null, null), (process.Cgroup, process.Unit, process.ContainerId));
        Assert.Equal(("sleeping", 1, 0), (process.Status, process.Threads, process.Nice));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_432_100), process.StartedAt);
        Assert.Equal((1420 * 4096L, 183255040L, 812 * 4096L), (process.ResidentBytes, process.VirtualBytes, process.SharedBytes));
        Assert.Null(process.SwapBytes);
        Assert.Null(process.CpuPercent);
        Assert.Equal((0.22, 0.57), (process.CpuSecondsTotal, process.MemoryPercent));
        Assert.Equal((8192L, 4096L, 2, 1), (process.ReadBytesTotal, process.WriteBytesTotal, process.OpenFiles, process.Sockets));
    }

    [Fact]
    public void Every_kernel_tells_unit_container_and_kind()
    {
        _tree.Add(1187, "linux-4.18").Add(77, "linux-5.15").Add(12, "linux-6.8");
        Cycle();
        Assert.Equal(("sshd.service", "root", 64 * 1024L), (Process(1187).Unit, Process(1187).User, Process(1187).SwapBytes));
        Assert.Equal(("a) (b) [c] R 1", 7, "bob"), (Process(77).Name, Process(77).Threads, Process(77).User));
        Assert.Equal("3f4e5d6c7b8a9f0e1d2c3b4a5968778695a4b3c2d1e0f9e8d7c6b5a493827160", Process(77).ContainerId);
        Assert.Equal((true, "kworker/0:1", "idle"), (Process(12).KernelThread, Process(12).Name, Process(12).Status));
        Assert.Null(Process(12).OpenFiles);
    }

    [Fact]
    public void Usage_is_of_one_core_between_two_readings()
    {
        _tree.Add(5, "linux-4.18").Write(5, "stat", ProcessTree.Stat(5, "x", ticks: 100));
        Cycle();
        _tree.Write(5, "stat", ProcessTree.Stat(5, "x", ticks: 1333));
        Cycle();
        Assert.Equal(123.3, Process(5).CpuPercent);
        Cycle();
        Assert.Equal(0, Process(5).CpuPercent);
        _tree.Write(5, "stat", ProcessTree.Stat(5, "x", ticks: 3));
        Cycle();
        Assert.Null(Process(5).CpuPercent);
    }

    [Fact]
    public void Number_given_out_again_is_another_process()
    {
        _tree.Add(5, "linux-4.18", "a\0").Write(5, "stat", ProcessTree.Stat(5, "a", ticks: 50, start: 900));
        Cycle();
        ProcessReading before = Process(5);
        _tree.Write(5, "stat", ProcessTree.Stat(5, "a", ticks: 60, start: 901)).Write(5, "cmdline", "b\0");
        Cycle();
        Assert.NotSame(before, Process(5));
        Assert.Equal(("5@901", "b"), (Process(5).Key, Process(5).CommandLine[0]));
        Assert.Null(Process(5).CpuPercent);
        Assert.Single(_table.Current);
    }

    [Theory]
    [InlineData("sh", "app", 7, 7)]      // Another name.
    [InlineData("python3", "python3", 7, 8)]   // The same program with other arguments: only the stack moved.
    public void Exec_is_seen_at_once(string name, string nameAfter, long stack, long stackAfter)
    {
        _tree.Add(5, "linux-4.18", "old\0").Write(5, "stat", ProcessTree.Stat(5, name, stack: stack));
        Cycle();
        _tree.Write(5, "stat", ProcessTree.Stat(5, nameAfter, stack: stackAfter)).Write(5, "cmdline", "new\0--token\0abc\0");
        Cycle();
        Assert.Equal(["new", "--token", "***"], Process(5).CommandLine);
    }

    [Fact]
    public void Exec_without_the_right_to_see_the_stack_shows_in_the_command_line()
    {
        _tree.Add(5, "linux-4.18", "old\0").Write(5, "stat", ProcessTree.Stat(5, "python3", ticks: 1, virtualBytes: 4096));
        Cycle();
        _tree.Write(5, "stat", ProcessTree.Stat(5, "python3", ticks: 2, virtualBytes: 8192)).Write(5, "cmdline", "new\0");
        Cycle();
        Assert.Equal(["new"], Process(5).CommandLine);
    }

    [Fact]
    public void Process_that_was_met_amid_an_exec_has_its_command_line_in_the_next_cycle()
    {
        _tree.Add(5, "linux-4.18", "").Write(5, "stat", ProcessTree.Stat(5, "python3"));
        Cycle();
        Assert.Empty(Process(5).CommandLine);
        _tree.Write(5, "cmdline", "python3\0--token\0abc\0");
        Cycle();
        Assert.Equal(["python3", "--token", "***"], Process(5).CommandLine);
    }

    [Fact]
    public void Title_that_changed_without_a_trace_is_seen_within_a_quarter_of_an_hour()
    {
        _tree.Add(5, "linux-4.18", "old title").Write(5, "stat", ProcessTree.Stat(5, "x"));
        Cycle();
        _tree.Write(5, "cmdline", "new title  \0\0\0");
        Cycle();
        Assert.Equal(["old title"], Process(5).CommandLine);
        _clock.Advance(TimeSpan.FromMinutes(15));
        Cycle();
        Assert.Equal(["new title"], Process(5).CommandLine);
    }

    [Fact]
    public void Process_that_ends_while_it_is_read_is_not_there()
    {
        _tree.Add(5, "linux-4.18").Add(6, "linux-4.18").Add(7, "linux-4.18").Add(8, "linux-4.18");
        File.Delete(_tree.Files.Proc("5/status"));
        _tree.Write(6, "stat", "");
        File.Delete(_tree.Files.Proc("7/cmdline"));
        Cycle();
        Assert.Equal([8], _table.Current.Select(p => p.Pid));
        _tree.Remove(8);
        Cycle();
        Assert.Empty(_table.Current);
        Assert.Null(_table.Find(8));
    }

    [Fact]
    public void Process_that_became_a_zombie_while_it_was_read_is_one()
    {
        _tree.Add(5, "linux-4.18").Write(5, "stat", ProcessTree.Stat(5, "x")).Write(5, "status", "Name:\tx\nState:\tZ (zombie)\nUid:\t0\t0\t0\t0\n");
        Cycle();
        Assert.Equal("zombie", Process(5).Status);
        Assert.Empty(Process(5).CommandLine);
    }

    [Fact]
    public void What_may_not_be_read_is_unknown()
    {
        _tree.Add(5, "linux-4.18", "x\0");
        File.Delete(_tree.Files.Proc("5/io"));
        Directory.Delete(_tree.Files.Proc("5/fd"));
        Cycle();
        ProcessReading process = Process(5);
        Assert.Null(process.ReadBytesTotal);
        Assert.Null(process.OpenFiles);
        Assert.Null(process.Executable);
        Assert.Null(process.ExecutableDeleted);
        Assert.Null(process.WorkingDirectory);
    }

    [Fact]
    public void User_that_was_added_later_gets_a_name()
    {
        _tree.Add(5, "linux-4.18").Write(5, "status", "State:\tS (sleeping)\nUid:\t70\t4294967294\t70\t70\n");
        Cycle();
        Assert.Null(Process(5).User);
        _tree.Host.Write("etc/passwd", "nobody:x:4294967294:1::/:/bin/false\n");
        File.SetLastWriteTimeUtc(_tree.Files.Root("etc/passwd"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _clock.Advance(TimeSpan.FromMinutes(15));
        Cycle();
        Assert.Equal("nobody", Process(5).User);
        var states = new CollectedStates();
        _table.Report(states);
        Assert.Equal(4294967294L, states.ByKey.Values.Single()["uid"]);
    }

    [Fact]
    public void Report_writes_what_is_known_and_asks_the_hooks()
    {
        _tree.Add(1187, "linux-4.18", "/usr/sbin/sshd\0-D\0").Link(1187, "exe", "/usr/sbin/sshd");
        _table.LlmRuntime = process => process.Pid == 1187 ? "ollama" : null;
        _table.GpuMemoryBytes = _ => 123;
        var states = new CollectedStates();
        _table.Report(states);
        Dictionary<string, object> fields = states.ByKey["1187@1893"];
        Assert.Equal("ollama", fields["llm_runtime"]);
        Assert.Equal(123L, fields["gpu_memory_bytes"]);
        Assert.Equal(["/usr/sbin/sshd", "-D"], Assert.IsType<string[]>(fields["command_line"]));
        Assert.Equal("sleeping", fields["status"]);
        Assert.Equal(1_700_000_018_930L, fields["started_at"]);
        Assert.False(fields.ContainsKey("cpu_percent"));
        Assert.False(fields.ContainsKey("working_directory"));
    }

    [Fact]
    public void Proc_that_cannot_be_listed_is_an_error_that_names_it()
    {
        using var table = new ProcessTable(new HostFiles("/nowhere/proc"), _clock);
        Assert.Contains("/nowhere/proc", Assert.Throws<IOException>(table.Refresh).Message, StringComparison.Ordinal);
    }

    private ProcessReading Process(int pid) => _table.Find(pid) ?? throw new InvalidOperationException($"There is no process {pid}.");

    private void Cycle()
    {
        _clock.Advance(TimeSpan.FromSeconds(10));
        _table.Refresh();
    }
}
