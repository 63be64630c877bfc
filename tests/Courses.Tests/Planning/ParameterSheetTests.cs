using Scheduling.Courses.Protocols;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Tests.Planning;

/// <summary>The parameter sheet of the clinical rules, written out: one line a parameter, one word a protocol that ships.</summary>
public sealed class ParameterSheetTests
{
    //                              trd                    mdsi                   6x2w               6x3w                       6x6w                           4x2w               8x4w               8x4w               lozenge
    const string Ids =             "spravato-trd           spravato-mdsi          iv-6-in-2-weeks    iv-6-in-3-weeks            iv-6-weekly                    iv-4-in-2-weeks    iv-8-in-4-weeks    im-8-in-4-weeks    lozenge-home                   im-6-in-3-weeks            sublingual-6-in-3-weeks";
    const string AcuteCount =      "8                      8                      6                  6                          6                              4                  8                  8                  4                              6                          6";
    const string AcuteDays =       "28                     28                     14                 21                         42                             14                 28                 28                 28                             21                         21";
    const string Ceiling =         "-                      -                      21                 21                         42                             21                 28                 28                 28                             21                         21";
    const string PerWeek =         "2                      2                      3                  2                          1                              2                  2                  2                  1                              2                          2";
    const string Patterns =        "tue+fri/mon+thu        tue+fri/mon+thu        mon+wed+fri        tue+thu/mon+thu            mon/tue/wed/thu/fri            mon+thu            mon+thu            mon+thu            mon/tue/wed/thu/fri            tue+thu/mon+thu            tue+thu/mon+thu";
    const string MinGap =          "2                      2                      2                  2                          5                              2                  2                  2                  5                              2                          2";
    const string Placed =          "week-bound             week-bound             slide              slide                      slide                          slide              slide              slide              slide                          slide                      slide";
    const string NextPhase =       "weekly:7x4             -                      booster:14,21,28   booster:14,21,28           booster:28                     booster:14,21,28   booster:14,21,28   booster:14,21,28   booster:14,21,28               booster:14,21,28           booster:14,21,28";
    const string Then =            "maintenance:14|7,14    -                      open               open                       open                           open               open               open               open                           open                       open";
    const string Anchor =          "slot                   -                      actual             actual                     actual                         actual             actual             actual             actual                         actual                     actual";
    const string Windows =         "2/3                    -                      default            default                    default                        default            default            default            default                        default                    default";
    const string LaterGaps =       "5/11                   -                      default            default                    default                        default            default            default            default                        default                    default";
    const string Reviews =         "benefit/frequency      mdsi-end               3/end-of-series    3/end-of-series            3/end-of-series                end-of-series      4/end-of-series    4/end-of-series    end-of-series                  3/end-of-series            3/end-of-series";
    const string Gates =           "5                      5                      2                  2                          2                              2                  2                  2                  2                              2                          2";
    const string BlockMinutes =    "15+10+120+20=165       15+10+120+20=165       15+40+60+20=135    15+40+60+20=135            15+40+60+20=135                15+40+60+20=135    15+40+60+20=135    15+5+85+15=120     0+0+0+0=0                      15+5+85+15=120             15+15+120+15=165";
    const string Fasting =         "2h/30min/1h            2h/30min/1h            4h/240min/-        4h/240min/-                4h/240min/-                    4h/240min/-        4h/240min/-        -/-/-              6h/-/-                         4h/240min/-                6h/-/-";
    const string Driving =         "next-day               next-day               24-hours           24-hours                   24-hours                       24-hours           24-hours           next-day           next-day                       next-day                   24-hours";
    const string RemsForm =        "yes                    yes                    no                 no                         no                             no                 no                 no                 no                             no                         no";
    const string Integration =     "1..3                   1..3                   1..3               1..3                       1..3                           1..3               1..3               1..3               1..7                           1..3                       1..3";
    const string DoseMg =          "56,84                  84                     -                  -                          -                              -                  -                  -                  -                              -                          -";
    const string Missed =          "same-week-or-lost      same-week-or-lost      slide              slide                      slide                          slide              slide              slide              slide                          slide                      slide";

    [Fact]
    public void Every_protocol_that_ships_stands_in_the_sheet() =>
        Assert.Equal(ShippedProtocols.All.Select(protocol => protocol.Id).Order(StringComparer.Ordinal), Words(Ids).Order(StringComparer.Ordinal));

    [Fact]
    public void The_acute_series_is_that_of_the_sheet()
    {
        Holds(AcuteCount, protocol => Of(First(protocol).Sessions));
        Holds(AcuteDays, protocol => Of(7 * First(protocol).Weeks));
        Holds(Ceiling, protocol => Of(First(protocol).CeilingDays));
        Holds(PerWeek, protocol => Of(First(protocol).PerWeek));
        Holds(Patterns, protocol => string.Join('/', First(protocol).Patterns!.Select(pattern => string.Join('+', pattern.Select(WireName.Of)))));
        Holds(MinGap, protocol => Of(First(protocol).MinGapDays ?? protocol.MinGapDays));
        Holds(Placed, protocol => WireName.Of(First(protocol).Placement));
    }

    [Fact]
    public void What_follows_the_series_is_that_of_the_sheet()
    {
        Holds(NextPhase, protocol => Later(protocol) is [var next, ..] ? $"{WireName.Of(next.Name)}:{(next.EveryDays is { } every ? $"{every}x{next.Sessions}" : string.Join(',', next.IntervalsDays!))}" : "-");
        Holds(Then, protocol => Later(protocol) switch
        {
            [_, { Sessions: null } last] => $"{WireName.Of(last.Name)}:{last.EveryDays}|{string.Join(',', last.AllowedEveryDays!)}",
            [{ Sessions: null }] => "open",
            _ => "-",
        });
        Holds(Anchor, protocol => Later(protocol).Select(phase => WireName.Of(phase.Anchor!.Value)).Distinct().DefaultIfEmpty("-").Single());
        Holds(Windows, protocol => Joined(Later(protocol).Select(phase => phase.WindowDays)));
        Holds(LaterGaps, protocol => Joined(Later(protocol).Select(phase => phase.MinGapDays)));
        Holds(Reviews, protocol => string.Join('/', protocol.Phases.Where(phase => phase.Sessions is not null)
            .SelectMany(phase => new[] { phase.MidSeriesReviewAfter?.ToString(), phase.Review is { } kind ? WireName.Of(kind) : null }).OfType<string>()));
        Assert.All(ShippedProtocols.All.Where(protocol => protocol.Phases[^1].Name is PhaseName.Booster), protocol => Assert.Equal(ReviewKind.Booster, protocol.Phases[^1].Review));
    }

    [Fact]
    public void The_visit_and_what_surrounds_it_are_those_of_the_sheet()
    {
        Holds(BlockMinutes, protocol => $"{protocol.Block.CheckInMinutes}+{protocol.Block.AdministrationMinutes}+{protocol.Block.ObservationMinutes}+{protocol.Block.DischargeMinutes}={protocol.Block.Length.TotalMinutes}");
        Holds(Fasting, protocol => $"{With(protocol.Instructions.FoodHours, "h")}/{With(protocol.Instructions.LiquidMinutes, "min")}/{With(protocol.Instructions.NasalSprayHours, "h")}");
        Holds(Driving, protocol => WireName.Of(protocol.NoDriving));
        Holds(RemsForm, protocol => protocol.Drug is Drug.Esketamine && protocol.Gates.Contains(Gate.RemsEnrolment) ? "yes" : "no");
        Holds(Gates, protocol => Of(protocol.Gates.Count));
        Holds(Integration, protocol => $"{protocol.FollowUp.FromDay}..{protocol.FollowUp.ToDay}");
        Holds(DoseMg, protocol => protocol.DoseMg is { } mg ? string.Join(',', mg) : "-");
        Holds(Missed, protocol => WireName.Of(protocol.Missed));
        Assert.All(ShippedProtocols.All, protocol => Assert.Equal((FollowUpPer.PerDose, 60, null), (protocol.FollowUp.Per, protocol.FollowUp.Minutes, protocol.FollowUp.Count)));
        Assert.All(ShippedProtocols.All, protocol => Assert.Equal([Gate.Screening, Gate.Consent], protocol.Gates.Take(2)));
    }

    static void Holds(string line, Func<Protocol, string> parameter) =>
        Assert.Equal(Words(Ids).Zip(Words(line)), Words(Ids).Select(id => (id, parameter(ShippedProtocols.Find(id)!))));

    static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    static Phase First(Protocol protocol) => protocol.Phases[0];

    static Phase[] Later(Protocol protocol) => [.. protocol.Phases.Skip(1)];

    static string Joined(IEnumerable<int?> values) => values.ToList() switch
    {
        [] => "-",
        [null] => "default",
        var all => string.Join('/', all),
    };

    static string Of(int? value) => value?.ToString() ?? "-";

    static string With(int? value, string unit) => value is { } number ? $"{number}{unit}" : "-";
}
