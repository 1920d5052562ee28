namespace Vedette.Agent.Installation;

/// <summary>The places of an installation, below its root.</summary>
internal sealed class InstallationLayout(InstallationOptions options)
{
    public const string UnitName = "vedette-agent.service";

    public string Program => Below(Path.Join(options.Prefix, "vedette-agent"));

    public string Unit => Below($"/etc/systemd/system/{UnitName}");

    /// <summary>What enabling the unit makes: a link in the target that wants it.</summary>
    public string WantedBy => Below($"/etc/systemd/system/multi-user.target.wants/{UnitName}");

    public string ConfigDirectory => Below("/etc/vedette");

    public string ConfigFile => Below("/etc/vedette/agent.json");

    public string StateDirectory => Below(Agent.StateDirectory.DefaultPath);

    public string Accounts => Below("/etc/passwd");

    public string Groups => Below("/etc/group");

    /// <summary>There while systemd runs the system, as sd_booted(3) tests it.</summary>
    public string RunningSystemd => Below("/run/systemd/system");

    private string Below(string path) => options.Root.TrimEnd('/') + path;
}
