namespace Vedette.Agent;

/// <summary>The folder that holds all the agent keeps between starts. Naming its files creates nothing; <see cref="Create"/> does, and only after consent.</summary>
internal sealed record StateDirectory(string Path)
{
    public const string DefaultPath = "/var/lib/vedette-agent";

    public string ConsentFile => File("consent.json");

    public string IdentityFile => File("identity.json");

    public string KeyFile => File("agent.key");

    public string CaFile => File("ca.crt");

    public string StatusFile => File("status.json");

    public string HardwareHashFile => File("hardware.sha256");

    public string MinersFile => File("miners.json");

    public string SpoolDirectory => File("spool");

    /// <exception cref="IOException">The folder cannot be made.</exception>
    public void Create() =>
        Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private string File(string name) => System.IO.Path.Join(Path, name);
}
