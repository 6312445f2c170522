/** A valley city in a few lines: hills, two rivers that meet, and rounds of points. Decoration of the sign-in alone. */
export const CityLines = ({ className }: { readonly className: string | undefined }) => (
  <svg className={className} viewBox="0 0 1440 900" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <g fill="none" stroke="currentColor" strokeWidth="1.2">
      {Array.from({ length: 9 }, (_, index) => {
        const drop = index * 62
        return (
          <path
            key={drop}
            opacity={0.9 - index * 0.07}
            d={`M-40 ${130 + drop}C180 ${40 + drop * 1.04} 330 ${250 + drop * 0.9} 560 ${170 + drop}S900 ${20 + drop * 1.1} 1090 ${140 + drop}S1370 ${210 + drop * 0.96} 1480 ${90 + drop}`}
          />
        )
      })}
    </g>
    <g fill="none" stroke="currentColor" strokeLinecap="round" strokeWidth="5" opacity="0.8">
      <path d="M1010 -20C960 150 1060 260 980 400S900 560 760 640S420 760 300 930" />
      <path d="M1480 420C1330 430 1210 500 1080 490S960 470 936 480" />
    </g>
  </svg>
)
