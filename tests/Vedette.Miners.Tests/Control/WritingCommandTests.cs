using System.Text.RegularExpressions;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Control;

/// <summary>Reading a device must not be able to change it: what changes one lies in one folder, and one caller has the way to it.</summary>
public sealed class WritingCommandTests
{
    private static readonly string[] WritingWords =
    [
        "set_miner_conf", "reboot.cgi", "blink.cgi", "rebootdevice", "ledset", "\"curtail\"", "addpool", "switchpool", "removepool", "ascset", "set.miner", "set.system",
        "actions/pause", "actions/resume", "actions/reboot", "actions/locate", "power-target", "find-miner", "mining/stop", "system/restart", "\"PATCH\"", "\"PUT\"",
    ];

    [Fact]
    public void No_writing_command_stands_outside_the_folder_of_the_controls()
    {
        string control = RepositoryRoot.File("src/Vedette.Miners/Control/");
        Assert.Empty(Sources("src/Vedette.Miners").Concat(Sources("src/Vedette.Agent")).Where(file => !file.StartsWith(control, StringComparison.Ordinal)).SelectMany(
            file => WritingWords.Where(word => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)).Select(word => $"{Path.GetFileName(file)} holds {word}")));
        Assert.All(WritingWords.Where(w => w is not "removepool" and not "reboot.cgi" and not "blink.cgi" and not "system/restart"), word => Assert.Contains(Sources("src/Vedette.Miners/Control"), file => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_the_gate_and_what_puts_it_together_name_the_controls()
    {
        string[] allowed = ["src/Vedette.Miners/Control/", "src/Vedette.Agent/Actions/"];
        string[] others =
        [
            .. Sources("src").Where(file => !Array.Exists(allowed, folder => file.StartsWith(RepositoryRoot.File(folder), StringComparison.Ordinal)))
                .Where(file => Regex.IsMatch(File.ReadAllText(file), @"Vedette\.Miners\.Control\b", RegexOptions.None, TimeSpan.FromSeconds(30))).Select(Path.GetFileName)!,
        ];
        Assert.Empty(others);
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(RepositoryRoot.File(folder), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal));
}
