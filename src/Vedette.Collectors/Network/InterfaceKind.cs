namespace Vedette.Collectors.Network;

/// <summary>What an interface is to somebody who adds up the traffic of a host.</summary>
internal enum InterfaceKind
{
    /// <summary>Hardware, or a hypervisor's front end for it: counted.</summary>
    Physical,

    /// <summary>Counted only on a host without physical ones, as within a container.</summary>
    Virtual,

    /// <summary>Never counted: loopback, bridges, the host's ends of containers' interfaces, a function that another interface already counts.</summary>
    Uncounted,
}
