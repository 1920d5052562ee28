using System.Text.RegularExpressions;

namespace Vedette.Agent.Installation;

/// <summary>How the agent is installed as a service.</summary>
/// <param name="User">The account that it runs as.</param>
/// <param name="Prefix">The folder of the program.</param>
/// <param name="DockerSocket">The agent may use this socket; null = none, since whoever may is as good as root.</param>
/// <param name="Root">Where the system to be installed into is mounted; "/" for this one.</param>
internal sealed partial record InstallationOptions(string User, string Prefix, string? DockerSocket, string Root)
{
    public const string DefaultUser = "vedette-agent";
    public const string DefaultPrefix = "/usr/local/bin";
    public const string ThisSystem = "/";

    public bool IsImage => Root != ThisSystem;

    /// <summary>Every problem, with the option, what came and what is needed.</summary>
    public IEnumerable<string> Problems()
    {
        if (!AccountName().IsMatch(User) || User == "root")
        {
            yield return $"--user: got '{User}', need the name of an unprivileged account: small letters, digits, - and _.";
        }

        if (!PlainPath().IsMatch(Prefix))
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

    [GeneratedRegex(@"\A[a-z_][a-z0-9_-]{0,31}\z", RegexOptions.None, 1000)]
    private static partial Regex AccountName();

    [GeneratedRegex(@"\A(/[A-Za-z0-9._+-]+)+\z", RegexOptions.None, 1000)]
    private static partial Regex PlainPath();
}
