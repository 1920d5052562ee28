using System.CommandLine;
using Vedette.Agent.Commands;

namespace Vedette.Agent.Tests.Snapshot;

public sealed class TwinArgumentsTests
{
    [Theory]
    [InlineData("--output x.json --pretty", "snapshot --output x.json --pretty")]
    [InlineData("-output x.json -pretty", "snapshot --output x.json --pretty")]
    [InlineData("-config a.json -output=x.json", "snapshot --config a.json --output=x.json")]
    [InlineData("-version", "version")]
    [InlineData("run --state-dir /x", "run --state-dir /x")]
    [InlineData("snapshot --pretty", "snapshot --pretty")]
    [InlineData("--help", "--help")]
    [InlineData("", "")]
    public void Document_5s_command_line_is_understood(string given, string meant) =>
        Assert.Equal(meant, string.Join(' ', TwinArguments.Translate(given.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    [Fact]
    public void Every_command_has_examples_and_exit_codes() =>
        Assert.All(AgentCommandLine.Create(TimeProvider.System).Subcommands, c => Assert.True(CommandExamples.HasFor(c), c.Name));

    [Fact]
    public void Help_of_a_command_ends_with_its_examples()
    {
        using var output = new StringWriter();
        int code = AgentCommandLine.Create(TimeProvider.System).Parse(["snapshot", "--help"]).Invoke(new InvocationConfiguration { Output = output });
        Assert.Equal(0, code);
        Assert.Contains("--show-what-is-sent", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("2 wrong usage or configuration.\n", output.ToString(), StringComparison.Ordinal);
    }
}
