using Vedette.Testing;

namespace Vedette.Agent.Tests;

public sealed class FileProblemTests
{
    [Fact]
    public void Problems_of_real_files_are_told_in_words()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("its folder does not exist.", Told(() => AtomicFile.Write(folder.File("none/x.json"), [1])));
        Assert.Equal("it does not exist.", Told(() => File.ReadAllBytes(folder.File("none.json"))));
        Assert.Equal("this account may not, or it is a folder.", Told(() => File.ReadAllBytes(folder.Path)));
        Assert.Equal("No space left on device.", Told(() =>
        {
            using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            full.Write([1]);
        }));
    }

    [Fact]
    public void A_reason_of_our_own_stays_as_it_is() => Assert.Equal("it holds no key.", FileProblem.Describe(new IOException("it holds no key.")));

    private static string Told(Action act) => FileProblem.Describe(Assert.ThrowsAny<Exception>(act));
}
