using System.Text;
using Vedette.Collectors.Packages;
using Vedette.Testing;

namespace Vedette.Collectors.Tests.Packages;

public sealed class PackageTests : IDisposable
{
    private const string Status = """
        Package: openssl
        Status: install ok installed
        Priority: optional
        Installed-Size: 2291
        Architecture: amd64
        Version: 3.0.11-1~deb12u2
        Description: Secure Sockets Layer toolkit
         This line starts with a blank and says Version: 9

        Package: removed
        Status: deinstall ok config-files
        Architecture: amd64
        Version: 1.0

        Package: held
        Status: hold ok installed
        Architecture: all
        Version: 3.0.11-1~deb12u2

        Package: libc6
        Status: install ok installed
        Architecture: amd64
        Version: 2.36-9
        Multi-Arch: same

        Package: libc6
        Status: install ok installed
        Architecture: i386
        Version: 2.36-9

        Package: half
        Status: install ok half-configured
        Architecture: amd64
        Version: 1

        """;

    private readonly HostTree _host = new();
    private readonly ManualClock _clock = new();
    private readonly CollectingStateSink _sink = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Dpkg_packages_that_are_installed_are_entities()
    {
        List<InstalledPackage> packages = DpkgStatusParser.Parse(Stream(Status + "\n"));
        Assert.Equal(["openssl:amd64", "held:all", "libc6:amd64", "libc6:i386"], packages.Select(package => package.Key));
        Assert.Equal(["3.0.11-1~deb12u2", "3.0.11-1~deb12u2", "2.36-9", "2.36-9"], packages.Select(package => package.Version));
    }

    [Fact]
    public void Version_that_several_packages_share_is_one_text()
    {
        List<InstalledPackage> packages = DpkgStatusParser.Parse(Stream(Status));
        Assert.Same(packages[0].Version, packages[1].Version);
    }

    [Fact]
    public void Paragraphs_that_lie_across_the_pieces_of_a_file_are_read_whole()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 3000; i++)
        {
            text.Append($"Package: p{i}\nStatus: install ok installed\nArchitecture: amd64\nDescription: {new string('x', i % 97)}\nVersion: {i}\n\n");
        }

        List<InstalledPackage> packages = DpkgStatusParser.Parse(Stream(text.ToString()));
        Assert.Equal(Enumerable.Range(0, 3000).Select(i => ($"p{i}:amd64", $"{i}")), packages.Select(package => (package.Key, package.Version)));
    }

    [Fact]
    public void Paragraph_that_never_ends_is_passed_over()
    {
        string giant = "Package: giant\nStatus: install ok installed\nVersion: 1\nConffiles:" + new string('x', 3 * 1024 * 1024) + "\n\n";
        Assert.Equal(["openssl:amd64", "held:all", "libc6:amd64", "libc6:i386"], DpkgStatusParser.Parse(Stream(giant + Status)).Select(package => package.Key));
    }

    [Fact]
    public void Apk_and_rpm()
    {
        InstalledPackage musl = Assert.Single(ApkInstalledParser.Parse(Stream("C:Q1abc=\nP:musl\nV:1.2.4-r2\nA:x86_64\nS:383152\nF:lib\nR:libc.so\n\n")));
        Assert.Equal(("musl:x86_64", "1.2.4-r2"), (musl.Key, musl.Version));
        List<InstalledPackage> rpm = RpmQueryParser.Parse("bash\tx86_64\t0\t5.1.8-6.el9\nshadow-utils\tx86_64\t2\t4.9-8.el9\ngpg-pubkey\t(none)\t0\tfd431d51-4ae0493b\nbad line\n"u8);
        Assert.Equal([("bash:x86_64", "5.1.8-6.el9"), ("shadow-utils:x86_64", "2:4.9-8.el9")], rpm.Select(package => (package.Key, package.Version)));
    }

    [Fact]
    public async Task Before_the_first_reading_nothing_is_reported_as_gone()
    {
        _host.Write("var/lib/dpkg/status", Status);
        var reader = new PackageReader(_host.Files, _clock, rpmProgram: null);
        var states = new PackageStates(reader);
        Assert.Throws<IOException>(() => _sink.Run(states));
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        CollectedEntity libc = _sink.Run(states)["libc6:i386"];
        Assert.Equal(("libc6", "2.36-9", "i386", "dpkg"), (libc["name"], libc["version"], libc["architecture"], libc["package_manager"]));
        Assert.Equal(4, _sink.Entities.Count);
    }

    [Fact]
    public async Task Database_is_read_again_only_when_it_changed()
    {
        _host.Write("var/lib/dpkg/status", Status);
        var reader = new PackageReader(_host.Files, _clock, rpmProgram: null);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        PackageSet? first = reader.Current;
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Same(first, reader.Current);
        _host.Write("var/lib/dpkg/status", Status.Replace("2.36-9", "2.36-10", StringComparison.Ordinal));
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("2.36-10", reader.Current!.Packages[^1].Version);
    }

    [Fact]
    public async Task Host_without_a_known_database_has_no_packages()
    {
        var reader = new PackageReader(_host.Files, _clock, rpmProgram: null);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Empty(_sink.Run(new PackageStates(reader)).Entities);
    }

    [Fact]
    public async Task Rpm_is_asked_and_its_failure_keeps_the_last_reading()
    {
        string rpm = _host.Files.Root("rpm");
        _host.WriteProgram("rpm", "#!/bin/sh\nprintf 'bash\\tx86_64\\t0\\t%s\\n' \"5.1.8-6.el9 $#\" | tr -d ' '\n").Write("var/lib/rpm/rpmdb.sqlite", "binary");
        var reader = new PackageReader(_host.Files, _clock, rpm);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("5.1.8-6.el95", Assert.Single(reader.Current!.Packages).Version);   // --root FOLDER -qa --queryformat FORMAT are five
        _host.WriteProgram("rpm", "#!/bin/sh\nexit 3\n").Write("var/lib/rpm/rpmdb.sqlite", "binary that changed");
        IOException failure = await Assert.ThrowsAsync<IOException>(() => reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal($"{rpm} -qa: exit code 3.", failure.Message);
        Assert.Equal("bash:x86_64", Assert.Single(reader.Current!.Packages).Key);
    }

    [Fact]
    public void This_machines_packages_are_as_many_as_its_own_tool_counts()
    {
        Assert.SkipUnless(File.Exists("/var/lib/dpkg/status"), "This machine has no dpkg.");
        using FileStream status = File.OpenRead("/var/lib/dpkg/status");
        int installed = File.ReadLines("/var/lib/dpkg/status").Count(line => line.StartsWith("Status: ", StringComparison.Ordinal) && line.EndsWith(" ok installed", StringComparison.Ordinal));
        Assert.Equal(installed, DpkgStatusParser.Parse(status).Count);
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
