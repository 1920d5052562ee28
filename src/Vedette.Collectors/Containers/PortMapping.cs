namespace Vedette.Collectors.Containers;

/// <param name="Protocol">tcp, udp or sctp.</param>
/// <param name="HostPort">Null where the port is exposed and not published.</param>
public sealed record PortMapping(int ContainerPort, string Protocol, string? HostIp, int? HostPort)
{
    /// <summary>As docker ps prints it: 0.0.0.0:8080->80/tcp.</summary>
    public override string ToString() => HostPort is { } port ? $"{HostIp}:{port}->{ContainerPort}/{Protocol}" : $"{ContainerPort}/{Protocol}";
}
