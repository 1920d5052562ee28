using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Vedette.Server.Tests")]
[assembly: InternalsVisibleTo("EndToEnd.Tests")]
[assembly: InternalsVisibleTo("vedette-fault-host")]
