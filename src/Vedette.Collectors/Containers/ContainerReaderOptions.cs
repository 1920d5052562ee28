namespace Vedette.Collectors.Containers;

/// <summary>Which runtimes are asked, and how.</summary>
public sealed record ContainerReaderOptions
{
    /// <summary>Docker's usual place.</summary>
    public const string DockerSocket = "/var/run/docker.sock";

    /// <summary>Podman's usual place, as root.</summary>
    public const string PodmanSocket = "/run/podman/podman.sock";

    /// <summary>Sockets that the owner of the host named: whoever may open one may do anything on the host, so none is opened by default.</summary>
    public required IReadOnlyList<string> Sockets { get; init; }

    /// <summary>A changed image is seen within two samples.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>All calls of one refresh together, over all sockets.</summary>
    public TimeSpan LongestRefresh { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>One container's lock may hang in the runtime; it must not hide the others.</summary>
    public TimeSpan LongestInspection { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What the list does not show, such as limits set by docker update, is at most this old.</summary>
    public TimeSpan InspectAgainAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Some 1.5 KB per container in a list, 6 KB in an inspection.</summary>
    public int MaxReplyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>The newest ones of each runtime; the rest is left out.</summary>
    public int MaxContainers { get; init; } = 1024;
}
