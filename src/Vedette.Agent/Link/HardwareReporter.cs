using System.Text;
using System.Text.Json;
using Vedette.Agent.Logging;
using Vedette.Collectors.Hardware;
using Vedette.Model.Hashing;
using Vedette.Model.Hosts;

namespace Vedette.Agent.Link;

/// <summary>
/// Knows when the server needs the inventory: after a change, read anew each hour, and where the server may not have it. A report counts as delivered once a batch that was sent
/// behind it on the same stream is acknowledged.
/// </summary>
internal sealed class HardwareReporter(Func<HardwareReading> read, StateDirectory state, TimeProvider clock, AgentLog log)
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromHours(1);

    private HardwareReading? _reading;
    private long _readAt;
    private string? _warned;

    // Of the reading: computed once each, for the sender asks before every message.
    private string _hash = "";

    // Guards the three below: the session's sender asks and tells, its receiver hears what arrived.
    private readonly Lock _lock = new();

    // What the server has for sure; null where that is not known.
    private string? _deliveredHash;
    private string? _sentHash;
    private ulong? _confirmedBy;

    /// <summary>The inventory as last read; read anew where it is an hour old.</summary>
    public HardwareInfo Current
    {
        get
        {
            if (_reading is null || clock.GetElapsedTime(_readAt) >= ReadEvery)
            {
                _reading = HardwareInventory.Read(read);
                _readAt = clock.GetTimestamp();
                _hash = HashOf(_reading.Info);
                string warnings = string.Join("; ", _reading.Warnings);
                if (warnings.Length > 0 && !string.Equals(warnings, _warned, StringComparison.Ordinal))
                {
                    log.Warning("Part of the hardware cannot be read.", ("what", warnings));
                }

                _warned = warnings;
            }

            return _reading.Info;
        }
    }

    /// <summary>Has the inventory read anew at the next look: before each handshake, since a reconnect may be what a changed host looks like.</summary>
    public void Refresh() => _reading = null;

    /// <param name="serverMayLack">True where the server did not know the spool: then it may not know the host's parts either.</param>
    public void SessionBegan(bool serverMayLack)
    {
        lock (_lock)
        {
            _sentHash = null;
            _confirmedBy = null;
            _deliveredHash = serverMayLack ? null : ReadStoredHash();
        }
    }

    /// <summary>The report to send now, or null where the server has it or it is on its way.</summary>
    public byte[]? Due()
    {
        HardwareInfo info = Current;
        lock (_lock)
        {
            if (string.Equals(_hash, _sentHash, StringComparison.Ordinal) || string.Equals(_hash, _deliveredHash, StringComparison.Ordinal))
            {
                return null;
            }

            _sentHash = _hash;
            _confirmedBy = null;
        }

        return JsonSerializer.SerializeToUtf8Bytes(info, AgentJson.Default.HardwareInfo);
    }

    public void BatchSent(ulong seq)
    {
        lock (_lock)
        {
            if (_sentHash is not null)
            {
                _confirmedBy ??= seq;
            }
        }
    }

    public void BatchAcknowledged(ulong first, ulong last)
    {
        lock (_lock)
        {
            if (_confirmedBy is { } seq && seq >= first && seq <= last && _sentHash is { } hash)
            {
                _confirmedBy = null;
                _sentHash = null;
                _deliveredHash = hash;
                Store(hash);
            }
        }
    }

    private void Store(string hash)
    {
        try
        {
            AtomicFile.Write(state.HardwareHashFile, Encoding.ASCII.GetBytes(hash), durable: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is sent once more after the next start; nothing is lost by that.
            log.Debug("The hash of the hardware report was not stored.", ("error", e.Message));
        }
    }

    // Free space changes all the time and has series of its own.
    private static string HashOf(HardwareInfo info) => Sha256Digest.HexOf(JsonSerializer.SerializeToUtf8Bytes(
        info with { DiskAvailableMb = null, DiskAvailableGb = null, Disks = [.. info.Disks.Select(d => d with { FreeBytes = null })] },
        AgentJson.Default.HardwareInfo));

    private string? ReadStoredHash()
    {
        try
        {
            return File.ReadAllText(state.HardwareHashFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
