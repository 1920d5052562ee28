namespace Vedette.Collectors.Processes;

/// <summary>One end of a connection. Of a local socket the address is its path and the port 0.</summary>
public sealed record SocketEnd(string Address, int Port);
