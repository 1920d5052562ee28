namespace Vedette.Collectors.HostState;

/// <summary>What a network interface is, as far as it rarely changes. Null = the driver does not tell.</summary>
internal sealed record InterfaceFacts(string Kind)
{
    public string? Mac { get; init; }

    /// <summary>In CIDR form; null where addresses could not be read.</summary>
    public IReadOnlyList<string>? Addresses { get; init; }

    public long? SpeedMbits { get; init; }

    public long? Mtu { get; init; }

    public string? OperationalState { get; init; }

    public string? Driver { get; init; }

    public string? Duplex { get; init; }

    public IReadOnlyList<string>? Flags { get; init; }
}
