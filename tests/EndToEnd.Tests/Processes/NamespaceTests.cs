using System.Globalization;
using System.Runtime.InteropServices;
using Vedette.Collectors;
using Vedette.Collectors.Processes;
using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Processes;

/// <summary>The table beside ps over 500 strange processes in a PID namespace of their own. Needs root, unshare (util-linux), ps (procps) and python3.</summary>
public sealed partial class NamespaceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Table_is_what_ps_lists()
    {
        Assert.True(geteuid() == 0, "A PID namespace is made by root only; run this test as root.");
        Assert.All(["/usr/bin/unshare", "/usr/bin/ps", "/usr/bin/python3"], program => Assert.True(File.Exists(program), $"{program} is needed and not there."));
        await using RunningProgram strange = RunningProgram.Start("/usr/bin/unshare", ["--pid", "--fork", "--mount-proc", "/usr/bin/python3", "-c", StrangeProcesses.Program]);
        await strange.LineAsync(line => line == "ready", Stop);
        await strange.SayAsync("ps");
        IReadOnlyList<ListedProcess> listed = ListedProcess.Parse((await strange.LineAsync(line => line.StartsWith("ps ", StringComparison.Ordinal), Stop))[3..]);

        string first = File.ReadAllText($"/proc/{strange.Id}/task/{strange.Id}/children").Trim();
        using var table = new ProcessTable(new HostFiles(ProcRoot: $"/proc/{int.Parse(first, CultureInfo.InvariantCulture)}/root/proc"), TimeProvider.System);
        table.Refresh();

        ListedProcess[] lasting = [.. listed.Where(p => p.Name != "ps")];
        Assert.Equal(StrangeProcesses.Children + 1, lasting.Length);
        Assert.Equal(lasting.Select(p => p.Pid).Order(), table.Current.Select(p => p.Pid).Order());
        foreach (ListedProcess wanted in lasting)
        {
            Compare(wanted, table.Find(wanted.Pid)!);
        }

        ProcessReading[] deleted = [.. table.Current.Where(p => p.Name == StrangeProcesses.DeletedName)];
        Assert.Equal(StrangeProcesses.Children / 10, deleted.Length);
        Assert.All(deleted, p => Assert.True(p is { ExecutableDeleted: true, Executable: { } path } && path.EndsWith('/' + StrangeProcesses.DeletedName, StringComparison.Ordinal), p.Executable));
        ProcessReading[] dead = [.. table.Current.Where(p => p.Status == "zombie")];
        Assert.Equal(StrangeProcesses.Children / 10, dead.Length);
        Assert.All(dead, p => Assert.Empty(p.CommandLine));
        strange.EndInput();
        Assert.Equal(0, await strange.ExitCodeAsync(Stop));
    }

    private static void Compare(ListedProcess wanted, ProcessReading got)
    {
        string state = wanted.State switch
        {
            'T' => "stopped",
            'Z' => "zombie",
            'S' => "sleeping",
            'R' => "running",
            _ => throw new InvalidDataException($"ps lists {wanted.Pid} in state {wanted.State}; none of the strange processes is."),
        };
        Assert.Equal(
            (wanted.Pid, wanted.ParentPid, wanted.Name, wanted.Uid),
            (got.Pid, got.ParentPid, ListedProcess.Printed(got.Name), (long)unchecked((uint)got.Uid!.Value)));
        Assert.InRange(got.StartedAt!.Value.UtcDateTime, wanted.StartedAt.AddSeconds(-1), wanted.StartedAt.AddSeconds(2));   // ps rounds the boot's time on its own.
        if (wanted.Pid != 1)
        {
            Assert.Equal((state, wanted.ResidentBytes), (got.Status, got.ResidentBytes));   // The first process works on.
        }
    }

    [LibraryImport("libc")]
    private static partial uint geteuid();
}
