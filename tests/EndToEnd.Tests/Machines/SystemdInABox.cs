using System.Globalization;
using Vedette.Collectors;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Machines;

/// <summary>A real systemd, process 1 of namespaces of its own over an overlay of this machine's root: nothing that its units write reaches the machine. See systemd-box.sh.</summary>
public sealed class SystemdInABox : IAsyncLifetime
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly string _name = $"vedette-box-{Environment.ProcessId}-{Guid.NewGuid():N}";
    private RunningProgram? _box;

    /// <summary>The process id of its systemd, as this machine counts.</summary>
    public int Pid { get; private set; }

    /// <summary>What an agent that looks into the box from outside is told: the box's root and cgroups, the machine's processes.</summary>
    public HostFiles Files => new(ProcRoot: "/proc", SysRoot: Inside("sys"), RootFs: Inside(""));

    /// <summary>How systemctl is run inside of it.</summary>
    public IReadOnlyList<string> Systemctl => ["/usr/bin/nsenter", "--target", Pid.ToString(CultureInfo.InvariantCulture), "--all", "--root", "/usr/bin/systemctl"];

    public string Inside(string path) => $"/proc/{Pid}/root/{path}";

    public async ValueTask InitializeAsync()
    {
        ToolOutput.Need("/usr/lib/systemd/systemd", "systemd");
        ToolOutput.Need("/usr/bin/dbus-daemon", "dbus");
        ToolOutput.Need("/usr/bin/nsenter", "util-linux");
        Assert.True(Environment.IsPrivilegedProcess, "systemd in a box needs to run as root.");
        CancellationToken stop = TestContext.Current.CancellationToken;
        _box = RunningProgram.Start("/bin/bash", [RepositoryRoot.File("tests/EndToEnd.Tests/Machines/systemd-box.sh"), _folder.Path, _name]);
        Pid = await Until.FitsAsync(() => Task.FromResult(BootedChild()), pid => pid > 0 || _box.HasExited, LongestStart, "systemd is started in the box", stop);
        Assert.False(_box.HasExited, $"The box ended:\n{_box.Transcript}");
        (int _, string state) = await Until.FitsAsync(
            () => ToolOutput.EndOfAsync(Systemctl[0], [.. Systemctl.Skip(1), "is-system-running"], stop), answer => answer.Output is "running" or "degraded" || _box.HasExited, LongestStart, "systemd in the box runs", stop);
        Assert.False(_box.HasExited, $"The box ended ({state}):\n{_box.Transcript}");
    }

    /// <summary>Adds units and starts them, without waiting for how they fare.</summary>
    public async Task StartAsync(IReadOnlyDictionary<string, string> units, CancellationToken stop)
    {
        foreach ((string name, string text) in units)
        {
            await File.WriteAllTextAsync(Inside($"run/systemd/system/{name}"), text, stop);
        }

        await SystemctlAsync(stop, "daemon-reload");
        await SystemctlAsync(stop, ["start", "--no-block", .. units.Keys]);
    }

    public Task<string> SystemctlAsync(CancellationToken stop, params string[] arguments) => ToolOutput.OfAsync(Systemctl[0], [.. Systemctl.Skip(1), .. arguments], stop);

    /// <summary>One property, as systemctl prints it.</summary>
    public Task<string> ShowAsync(string unit, string property, CancellationToken stop) => SystemctlAsync(stop, "show", "--value", $"--property={property}", unit);

    public async ValueTask DisposeAsync()
    {
        if (_box is not null)
        {
            await _box.DisposeAsync();   // Its process 1 is among its children, and with that one all of them end.
        }

        await Until.FitsAsync(() => Task.FromResult(RemoveCgroups()), removed => removed, LongestEnd, $"the cgroups {_name} are empty", CancellationToken.None);
        _folder.Dispose();
    }

    // The script has other children before it becomes unshare, and that one's child is a shell before it becomes systemd.
    private int BootedChild()
    {
        try
        {
            string[] children = File.ReadAllText($"/proc/{_box!.Id}/task/{_box.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string? booted = Array.Find(children, pid => File.ReadAllText($"/proc/{pid}/comm").Trim() == "systemd");
            return booted is null ? 0 : int.Parse(booted, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;   // One ended while it was looked at.
        }
    }

    private bool RemoveCgroups()
    {
        foreach (string tree in Directory.GetDirectories("/sys/fs/cgroup").Append("/sys/fs/cgroup"))
        {
            string own = Path.Join(tree, _name);
            if (!Directory.Exists(own))
            {
                continue;
            }

            try
            {
                foreach (string folder in Directory.GetDirectories(own, "*", SearchOption.AllDirectories).OrderByDescending(path => path.Length))
                {
                    Directory.Delete(folder);
                }

                Directory.Delete(own);
            }
            catch (IOException)
            {
                return false;   // A process of it is still ending.
            }
        }

        return true;
    }
}
