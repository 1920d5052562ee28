namespace Vedette.Agent.Installation;

/// <summary>The steps that take an installation back; what belongs to the owner stays unless it is to be purged.</summary>
internal sealed class UninstallationPlan(InstallationOptions options, ISystemTools tools, bool purge)
{
    private readonly InstallationLayout _layout = new(options);
    private readonly List<InstallationStep> _steps = [];
    private readonly List<string> _notes = [];

    /// <summary>What stays, and what cannot be done here.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public IReadOnlyList<InstallationStep> Plan()
    {
        bool running = !options.IsImage && Directory.Exists(_layout.RunningSystemd);
        bool hasUnit = File.Exists(_layout.Unit);
        if (running && hasUnit)
        {
            Tool("systemctl", ["disable", "--now", InstallationLayout.UnitName]);
        }

        // File.Exists follows links, and this one may lead nowhere within an image.
        if (new FileInfo(_layout.WantedBy) is { LinkTarget: not null } link && !running)
        {
            Step($"delete {link.FullName}", link.Delete);
        }

        DeleteFile(_layout.Unit);
        if (running && hasUnit)
        {
            Tool("systemctl", ["daemon-reload"]);
        }

        DeleteFile(_layout.Program);
        Owned();
        _notes.Add("The server still knows this host: delete it there, which also ends its key.");
        return _steps;
    }

    private void Owned()
    {
        bool hasAccount = SystemAccounts.IdsOf(_layout.Accounts, options.User) is not null;
        if (!purge)
        {
            string[] left =
            [
                .. new[] { _layout.StateDirectory, _layout.ConfigFile }.Where(Path.Exists),
                .. hasAccount ? [$"the account {options.User}"] : Array.Empty<string>(),
            ];
            if (left.Length > 0)
            {
                _notes.Add($"Left in place: {string.Join(", ", left)}. With --purge these go, too.");
            }

            return;
        }

        if (Directory.Exists(_layout.StateDirectory))
        {
            Step($"delete {_layout.StateDirectory} with the key, the consent and the queue", () => Directory.Delete(_layout.StateDirectory, recursive: true));
        }

        DeleteFile(_layout.ConfigFile);
        if (hasAccount)
        {
            Tool("userdel", [.. options.IsImage ? ["--prefix", options.Root] : Array.Empty<string>(), options.User]);
        }
    }

    private void DeleteFile(string path)
    {
        if (File.Exists(path))
        {
            Step($"delete {path}", () => File.Delete(path));
        }
    }

    private void Tool(string program, string[] arguments) =>
        _steps.Add(new InstallationStep($"run {program} {string.Join(' ', arguments)}", stop => tools.RunAsync(program, arguments, stop)));

    private void Step(string description, Action act) => _steps.Add(new InstallationStep(description, _ =>
    {
        act();
        return Task.CompletedTask;
    }));
}
