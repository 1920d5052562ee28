using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Vedette.Collectors.Processes;
using Vedette.Testing;

namespace Vedette.Collectors.Tests.Processes;

/// <summary>This machine's own processes.</summary>
public sealed class RealProcessesTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void Steady_cycle_allocates_nothing_for_unchanged_processes()
    {
        using var table = new ProcessTable(new HostFiles(), _clock);
        var unchanged = new UnchangedProcesses(table);
        Run(table, 50);
        long fewest = Enumerable.Range(0, 20).Min(_ => unchanged.Measure(() => Run(table, 3)));
        Assert.True(fewest == 0, $"Three cycles allocate {fewest} bytes although no process came, went or changed.");
    }

    [Fact]
    public void This_process_is_as_the_framework_says()
    {
        using var table = new ProcessTable(new HostFiles(), _clock);
        table.Refresh();
        ProcessReading own = Assert.IsType<ProcessReading>(table.Find(Environment.ProcessId));
        using var process = Process.GetCurrentProcess();
        Assert.Equal(Environment.ProcessPath, own.Executable);
        Assert.Equal(Environment.CurrentDirectory, own.WorkingDirectory);
        Assert.InRange(own.StartedAt!.Value.UtcDateTime, process.StartTime.ToUniversalTime().AddSeconds(-2), process.StartTime.ToUniversalTime().AddSeconds(2));
        Assert.InRange(own.OpenFiles!.Value, 3, 5000);
        Assert.True(own.ResidentBytes > 0 && own.VirtualBytes > own.ResidentBytes && own.SharedBytes > 0 && own.Threads > 1);
    }

    [Fact]
    public void Processes_that_end_while_they_are_read_do_no_harm()
    {
        const int Cycles = 60;
        using var folder = new TemporaryFolder();
        string enough = folder.File("enough");
        using var table = new ProcessTable(new HostFiles(), _clock);

        // As long as it is looked at: how many processes a machine makes meanwhile is its own affair.
        using var churn = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "while [ ! -e \"$1\" ]; do i=0; while [ $i -lt 50 ]; do /bin/true & i=$((i+1)); done; wait; done", "sh", enough]))!;
        try
        {
            HashSet<string> blank = [];
            for (int cycle = 0; cycle < Cycles; cycle++)
            {
                _clock.Advance(TimeSpan.FromSeconds(10));
                table.Refresh();
                Assert.All(table.Current, process => Assert.True(
                    process.Uid is not null && process.Name.Length > 0 && process.Cgroup is not null, $"{process.Key} {process.Name} {process.Status} is half read."));

                // Amid an exec a process has no command line; in the next cycle it has the new program's.
                string[] now = [.. table.Current.Where(process => IsBlank(process, churn.Id)).Select(process => $"{process.Key} {process.Name}")];
                Assert.Empty(now.Where(blank.Contains));
                blank = [.. now];
            }

            Assert.False(churn.HasExited);
        }
        finally
        {
            File.WriteAllText(enough, "");
            churn.WaitForExit();
        }
    }

    [Fact]
    public void Port_that_this_process_listens_on_is_found()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        IReadOnlyDictionary<int, IReadOnlyList<int>> ports = new ListeningSockets(new HostFiles()).Read([Environment.ProcessId, int.MaxValue]);
        Assert.Contains(port, ports[Environment.ProcessId]);
        Assert.False(ports.ContainsKey(int.MaxValue));
    }

    [Fact]
    public void Details_hold_files_connections_and_names_of_variables()
    {
        using var folder = new TemporaryFolder();
        using FileStream file = File.Create(folder.File("open.txt"));
        file.Write("hello"u8);
        file.Flush();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        client.Connect((IPEndPoint)listener.LocalEndpoint);
        using var reader = new ProcessDetailsReader(new HostFiles());
        ProcessDetails details = reader.Read(Environment.ProcessId, EnvironmentDetail.Names);
        OpenFile open = Assert.Single(details.OpenFiles, f => f.Path == file.Name);
        Assert.Equal(2, open.Flags & 3);
        Assert.Equal("r+", open.Mode);
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Contains(details.Connections, c => c is { Family: "ipv4", Type: "tcp", Status: "listen", Remote: null } && c.Local!.Port == port);
        Assert.Contains(details.Connections, c => c is { Status: "established", Remote: not null } && c.Remote.Port == port && c.Remote.Address.EndsWith("127.0.0.1", StringComparison.Ordinal));
        Assert.Contains("PATH", details.Environment!);
        Assert.DoesNotContain(details.Environment!, entry => entry.Contains('=', StringComparison.Ordinal));
        Assert.True(details.TextBytes > 0 && details.DataBytes > 0 && details.ReadCount > 0);
    }

    [Fact]
    public void Environment_of_a_process_is_masked()
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "read line"]) { RedirectStandardInput = true };
        start.Environment.Clear();
        start.Environment["DB_PASSWORD"] = "hunter2";
        start.Environment["MODE"] = "fast";
        using Process child = Process.Start(start)!;
        try
        {
            using var reader = new ProcessDetailsReader(new HostFiles());
            Assert.True(SpinWait.SpinUntil(() => reader.Read(child.Id, EnvironmentDetail.Masked).Environment is { Count: 2 }, TimeSpan.FromSeconds(30)));
            Assert.Equal(["DB_PASSWORD=***", "MODE=fast"], reader.Read(child.Id, EnvironmentDetail.Masked).Environment!.Order(StringComparer.Ordinal));
        }
        finally
        {
            child.StandardInput.Close();
            child.WaitForExit();
        }
    }

    [Fact]
    public void Process_that_is_gone_has_no_details()
    {
        using var reader = new ProcessDetailsReader(new HostFiles());
        ProcessDetails details = reader.Read(int.MaxValue, EnvironmentDetail.Masked);
        Assert.Null(details.Environment);
        Assert.Null(details.TextBytes);
        Assert.Empty(details.OpenFiles);
        Assert.Empty(details.Connections);
    }

    private static bool IsBlank(ProcessReading process, int churn) =>
        process.CommandLine.Count == 0 && !process.KernelThread && process.Status is not ("zombie" or "dead") && process.ParentPid != churn && process.Executable is not null;

    private void Run(ProcessTable table, int cycles)
    {
        for (int i = 0; i < cycles; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            table.Refresh();
        }
    }
}
