namespace Vedette.Agent.Installation;

/// <summary>How the agent is installed as a service.</summary>
/// <param name="User">The account that it runs as.</param>
/// <param name="Prefix">The folder of the program.</param>
/// <param name="DockerSocket">The agent may use this socket; null = none, since whoever may is as good as root.</param>
/// <param name="Root">Where the system to be installed into is mounted; "/" for this one.</param>
internal sealed record InstallationOptions(string User, string Prefix, string? DockerSocket, string Root)
{
    public const string DefaultUser = "vedette-agent";
    public const string DefaultPrefix = "/usr/local/bin";
    public const string ThisSystem = "/";

    public bool IsImage => Root != ThisSystem;

    /// <summary>Every problem, with the option, what came and what is needed.</summary>
    public IEnumerable<string> Problems()
    {
        if (!IsAccountName(User) || User == "root")
        {
            yield return $"--user: got '{User}', need the name of an unprivileged account: small letters, digits, - and _.";
        }

        if (!IsPlainPath(Prefix))
        {
            yield return $"--prefix: got '{Prefix}', need an absolute path of letters, digits and . _ + - only, as it goes into the unit.";
        }

        if (DockerSocket is not null && !Path.IsPathFullyQualified(DockerSocket))
        {
            yield return $"--docker-socket: got '{DockerSocket}', need an absolute path such as /var/run/docker.sock.";
        }

        if (!Path.IsPathFullyQualified(Root))
        {
            yield return $"--root: got '{Root}', need an absolute path.";
        }
    }

    // What useradd takes of itself.
    private static bool IsAccountName(string name) =>
        name.Length is > 0 and <= 32 && (char.IsAsciiLetterLower(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-');

    private static bool IsPlainPath(string path) =>
        path.StartsWith('/') && path[1..].Split('/').All(part => part is not ("" or "." or "..") && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '+' or '-'));
}
