namespace Vedette.Collectors.Processes;

/// <summary>A socket that a process has open.</summary>
/// <param name="Family">ipv4, ipv6 or unix.</param>
/// <param name="Type">tcp, udp or raw: of a local socket the one that behaves like it.</param>
/// <param name="Remote">Null where there is no other end.</param>
/// <param name="Status">established, syn_sent, syn_recv, fin_wait1, fin_wait2, time_wait, close, close_wait, last_ack, listen, closing.</param>
public sealed record ProcessConnection(int Descriptor, string Family, string Type, SocketEnd? Local, SocketEnd? Remote, string Status);
