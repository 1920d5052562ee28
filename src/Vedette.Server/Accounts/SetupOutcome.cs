namespace Vedette.Server.Accounts;

internal enum SetupOutcome
{
    Done,
    AlreadyDone,
    Busy,
}
