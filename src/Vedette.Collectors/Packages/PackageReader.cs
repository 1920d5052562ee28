using Vedette.Collectors.Programs;

namespace Vedette.Collectors.Packages;

/// <summary>
/// Reads the host's package database when its time or size has changed. dpkg's and apk's are text; rpm's are binary in three forms, so rpm itself is asked, below an own root where the host is seen from a
/// container. What a failure leaves is the last good reading.
/// </summary>
public sealed class PackageReader : IBackgroundReader
{
    /// <summary>Ten thousand packages print about 1 MB.</summary>
    private const int MostRpmBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan LongestRpm = TimeSpan.FromMinutes(1);
    private static readonly string[] RpmDatabases = ["rpmdb.sqlite", "Packages.db", "Packages"];
    private static readonly string[] RpmFolders = ["var/lib/rpm", "usr/lib/sysimage/rpm"];

    private readonly HostFiles _files;
    private readonly BoundedProgram _rpm;
    private readonly string? _rpmProgram;
    private (string Path, DateTime Written, long Bytes) _last;
    private PackageSet? _current;

    public PackageReader(HostFiles files, TimeProvider clock)
        : this(files, clock, BoundedProgram.Find("rpm"))
    {
    }

    internal PackageReader(HostFiles files, TimeProvider clock, string? rpmProgram)
    {
        _files = files;
        _rpm = new BoundedProgram(LongestRpm, MostRpmBytes, clock);
        _rpmProgram = rpmProgram;
    }

    public string Name => "packages";

    public TimeSpan Interval => TimeSpan.FromSeconds(30);

    /// <summary>Null before the first reading; empty where no database is known.</summary>
    internal PackageSet? Current => Volatile.Read(ref _current);

    /// <exception cref="IOException">The database cannot be read, or rpm fails.</exception>
    public async Task ReadAsync(CancellationToken stop)
    {
        if (Find() is not { } database)
        {
            Volatile.Write(ref _current, PackageSet.None);
            _last = default;
            return;
        }

        var seen = (database.Path, database.File.LastWriteTimeUtc, database.File.Length);
        if (seen == _last)
        {
            return;
        }

        Volatile.Write(ref _current, await ReadAsync(database.Manager, database.Path, stop));
        _last = seen;
    }

    private async Task<PackageSet> ReadAsync(string manager, string path, CancellationToken stop)
    {
        if (manager == "rpm")
        {
            return new PackageSet(manager, await ReadRpmAsync(stop));
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return new PackageSet(manager, manager == "dpkg" ? DpkgStatusParser.Parse(file) : ApkInstalledParser.Parse(file));
    }

    private async Task<IReadOnlyList<InstalledPackage>> ReadRpmAsync(CancellationToken stop)
    {
        string[] root = _files.RootFs == "/" ? [] : ["--root", _files.RootFs];
        ProgramOutcome? outcome = await _rpm.RunAsync(_rpmProgram!, [.. root, "-qa", "--queryformat", RpmQueryParser.Format], stop);
        return outcome is { ExitCode: 0 }
            ? RpmQueryParser.Parse(outcome.Output)
            : throw new IOException($"{_rpmProgram} -qa: {outcome switch { null => "cannot be started", { Cut: { } cut } => cut, _ => $"exit code {outcome.ExitCode}" }}.");
    }

    /// <summary>A host may have rpm installed as a tool beside dpkg, so the databases are tried in this order.</summary>
    private (string Manager, string Path, FileInfo File)? Find()
    {
        if (Existing("var/lib/dpkg/status") is { } dpkg)
        {
            return ("dpkg", dpkg.FullName, dpkg);
        }

        if ((Existing("lib/apk/db/installed") ?? Existing("usr/lib/apk/db/installed")) is { } apk)
        {
            return ("apk", apk.FullName, apk);
        }

        FileInfo? rpm = RpmFolders.SelectMany(folder => RpmDatabases.Select(name => Existing(Path.Join(folder, name)))).FirstOrDefault(file => file is not null);
        return rpm is not null && _rpmProgram is not null ? ("rpm", rpm.FullName, rpm) : null;
    }

    private FileInfo? Existing(string relative) => new FileInfo(_files.Root(relative)) is { Exists: true, Length: > 0 } file ? file : null;
}
