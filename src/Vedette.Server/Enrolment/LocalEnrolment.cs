using Vedette.Storage.Control;
using Vedette.Storage.Sqlite.Control;

namespace Vedette.Server.Enrolment;

/// <summary>
/// <c>vedette-server enroll-local</c>: whoever may write the data folder may invite an agent, without an administrator's password. Works beside a running server.
/// </summary>
internal static class LocalEnrolment
{
    /// <summary>Writes a new token into <paramref name="tokenFile"/>, which only its owner can read; a file that is there is replaced.</summary>
    public static async Task WriteTokenAsync(string dataFolder, string tokenFile, TimeProvider clock, CancellationToken stop)
    {
        using ControlDatabase database = ControlDatabase.Open(Path.Join(dataFolder, "control.db"));
        (EnrolmentToken _, string text) = await new EnrolmentTokens(new SqliteEnrolmentTokenStore(database), clock).IssueAsync(null, null, stop);

        // Written beside and moved: the file never exists with wider permissions or half its content.
        string unfinished = tokenFile + ".new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        await using (var writer = new StreamWriter(unfinished, options))
        {
            await writer.WriteLineAsync(text.AsMemory(), stop);
        }

        File.Move(unfinished, tokenFile, overwrite: true);
    }
}
