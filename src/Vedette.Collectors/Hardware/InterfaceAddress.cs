using System.Net;

namespace Vedette.Collectors.Hardware;

internal sealed record InterfaceAddress(string Interface, IPAddress Address, int PrefixLength);
