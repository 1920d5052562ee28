using Vedette.Agent.Consent;
using Vedette.Agent.Enrolment;
using Vedette.Model.Hosts;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Link;

/// <summary>Builds the first message of a session.</summary>
internal sealed class HandshakeMessages(AgentCredentials credentials, ConsentStatement consent, string agentVersion, TimeProvider clock)
{
    private const ulong BytesPerMegabyte = 1024 * 1024;

    public MessageToServer Build(HardwareInfo host, SpoolPosition spool)
    {
        var handshake = new AgentHandshake
        {
            AgentIdHint = $"{credentials.Identity.Id}",
            AgentVersion = agentVersion,
            OsType = OsType.Linux,
            OsName = host.OsName ?? "",
            Arch = host.Architecture ?? "",
            Hostname = host.Hostname,
            KernelVersion = host.KernelVersion ?? "",
            OsVersionDetail = host.OsVersion ?? "",
            LongOsVersion = $"{host.OsName} {host.OsVersion}".Trim(),
            DistributionId = host.OsId ?? "",
            CpuStaticInfo = new CpuStaticInfo
            {
                Name = host.CpuModel ?? "",
                Brand = host.CpuModel ?? "",
                VendorId = host.CpuVendor ?? "",
                Frequency = (ulong)(host.CpuFreqMhz ?? 0),
            },
            Spool = spool,
            Consent = new ConsentRecord
            {
                EulaVersion = consent.Version,
                EulaSha256 = consent.Sha256,
                AcceptedBy = consent.AcceptedBy,
                AcceptedAtUnixMs = consent.AcceptedAt.ToUnixTimeMilliseconds(),
                How = consent.How,
            },
            AgentTimeUnixMs = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        if (host.IpExternal is not null)
        {
            handshake.PublicIpAddresses.Add(host.IpExternal);
        }

        if (host.CpuCores is { } cores and > 0)
        {
            handshake.PhysicalCoreCount = (uint)cores;
        }

        if (host.RamTotalMb is { } memory and > 0)
        {
            handshake.TotalMemoryBytes = (ulong)memory * BytesPerMegabyte;
        }

        if (host.SwapTotalMb is { } swap and >= 0)
        {
            handshake.TotalSwapBytes = (ulong)swap * BytesPerMegabyte;
        }

        return new MessageToServer { VpsDbId = credentials.Identity.Id, AgentSecret = credentials.Key, AgentHandshake = handshake };
    }
}
