using System.Text;

namespace Vedette.Agent.Installation;

/// <summary>
/// The steps of an installation that are not done yet: (1) the account, (2) the program, (3) its folders, (4) the unit, (5) have systemd know it. Done again it finds nothing to do but to restart.
/// </summary>
internal sealed class InstallationPlan(InstallationOptions options, ISystemTools tools, string thisProgram)
{
    private const UnixFileMode ProgramMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const UnixFileMode UnitMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly InstallationLayout _layout = new(options);
    private readonly List<InstallationStep> _steps = [];
    private readonly List<string> _notes = [];

    /// <summary>What a person should know beside the steps: what is left out and why, and what comes next.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <exception cref="InstallationException">It cannot be done here.</exception>
    public async Task<IReadOnlyList<InstallationStep>> PlanAsync(CancellationToken stop)
    {
        string unit = InstallationUnit.For(options, await SocketGroupAsync(stop));
        Account();
        Program();
        Folders();
        if (!File.Exists(_layout.Unit) || await File.ReadAllTextAsync(_layout.Unit, stop) != unit)
        {
            Step($"write {_layout.Unit}", () => WriteFile(_layout.Unit, Encoding.UTF8.GetBytes(unit), UnitMode));
        }

        Service();
        return _steps;
    }

    // :: (1)
    private void Account()
    {
        if (!File.Exists(_layout.Accounts))
        {
            throw new InstallationException($"{_layout.Accounts} is not there: {options.Root} is no root of a Linux system.");
        }

        if (SystemAccounts.IdsOf(_layout.Accounts, options.User) is not null)
        {
            return;
        }

        string[] arguments =
        [
            .. options.IsImage ? ["--prefix", options.Root] : Array.Empty<string>(),
            "--system", "--user-group", "--no-create-home", "--home-dir", StateDirectory.DefaultPath, "--shell", "/usr/sbin/nologin", options.User,
        ];
        Tool("useradd", arguments);
    }

    // :: (2)
    private void Program()
    {
        if (!File.Exists(_layout.Program) || !SameContent(thisProgram, _layout.Program))
        {
            Step($"copy {thisProgram} to {_layout.Program}", () => WriteFile(_layout.Program, File.ReadAllBytes(thisProgram), ProgramMode));
        }
    }

    // :: (3)
    private void Folders()
    {
        if (!Directory.Exists(_layout.ConfigDirectory))
        {
            Step($"create {_layout.ConfigDirectory} for agent.json", () => Directory.CreateDirectory(_layout.ConfigDirectory, ProgramMode));
        }

        if (Directory.Exists(_layout.StateDirectory))
        {
            return;
        }

        Step($"create {_layout.StateDirectory}, for {options.User} only", async stop =>
        {
            Directory.CreateDirectory(_layout.StateDirectory, OwnerOnly);
            string ids = SystemAccounts.IdsOf(_layout.Accounts, options.User) ?? throw new InstallationException($"The account {options.User} is not in {_layout.Accounts}.");
            await tools.RunAsync("chown", [ids, _layout.StateDirectory], stop);
        });
    }

    // :: (5)
    private void Service()
    {
        if (options.IsImage)
        {
            if (!Path.Exists(_layout.WantedBy))
            {
                Step($"enable the unit: link {_layout.WantedBy}", () =>
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(_layout.WantedBy)!);
                    File.CreateSymbolicLink(_layout.WantedBy, $"/etc/systemd/system/{InstallationLayout.UnitName}");
                });
            }

            return;
        }

        if (!Directory.Exists(_layout.RunningSystemd))
        {
            _notes.Add($"systemd does not run here, so the service is neither enabled nor started. Run `{_layout.Program} run` as {options.User} under whatever starts services here.");
            return;
        }

        Tool("systemctl", ["daemon-reload"]);
        Tool("systemctl", ["enable", InstallationLayout.UnitName]);
        if (File.Exists(new StateDirectory(_layout.StateDirectory).IdentityFile))
        {
            Tool("systemctl", ["restart", InstallationLayout.UnitName]);
        }
        else
        {
            _notes.Add("It is not started yet: the licence text must be accepted and the host enrolled first, as docs/operations/agent.md shows. Then: systemctl start vedette-agent");
        }
    }

    private async Task<string?> SocketGroupAsync(CancellationToken stop)
    {
        if (options.DockerSocket is not { } socket)
        {
            return null;
        }

        if (!Path.Exists(socket))
        {
            throw new InstallationException($"--docker-socket: {socket} is not there.");
        }

        string id = (await tools.RunAsync("stat", ["--dereference", "--format=%g", socket], stop)).Trim();
        string? name = SystemAccounts.GroupName(_layout.Groups, id);
        if (name is null || id == "0")
        {
            throw new InstallationException($"--docker-socket: {socket} belongs to the group {name ?? id}; need a group of its own, usually docker, for the agent does not join root's.");
        }

        _notes.Add($"The agent joins the group {name}. Whoever may use {socket} can become root on this host; without --docker-socket containers are seen from outside only.");
        return name;
    }

    private void Tool(string program, string[] arguments) => Step($"run {program} {string.Join(' ', arguments)}", stop => tools.RunAsync(program, arguments, stop));

    private void Step(string description, Action act) => Step(description, _ =>
    {
        act();
        return Task.CompletedTask;
    });

    private void Step(string description, Func<CancellationToken, Task> act) => _steps.Add(new InstallationStep(description, act));

    // A running program cannot be written over; a new file in its place can be moved there.
    private static void WriteFile(string path, byte[] content, UnixFileMode mode)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = path + ".new";
        File.Delete(temporary);
        using (var stream = new FileStream(temporary, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode }))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        // The account's umask may have taken rights away.
        File.SetUnixFileMode(temporary, mode);
        File.Move(temporary, path, overwrite: true);
    }

    private static bool SameContent(string left, string right) =>
        new FileInfo(left).Length == new FileInfo(right).Length && File.ReadAllBytes(left).AsSpan().SequenceEqual(File.ReadAllBytes(right));
}
